package dev.gatehouse.signature;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Text that PostgreSQL can hold and an index can carry. What is longer than 200 characters, has a control character
 * (NUL above all) or half a surrogate pair is replaced by {@code sha256:} and the digest of its UTF-16 (big-endian): the
 * same for the same value, and different for others.
 */
final class StorableText {

    private static final int LONGEST = 200;

    private StorableText() {}

    /** What is blank is nothing. */
    static Optional<String> of(Optional<String> value) {
        return value.filter(text -> !text.isBlank()).map(text -> isStorable(text) ? text : digest(utf16(text)));
    }

    static String digest(byte[] bytes) {
        return "sha256:" + HexFormat.of().formatHex(Sha256.of(bytes));
    }

    private static boolean isStorable(String value) {
        return value.length() <= LONGEST
                && value.codePoints().noneMatch(c -> Character.isISOControl(c) || isLoneSurrogate(c));
    }

    private static boolean isLoneSurrogate(int codePoint) {
        return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    }

    /** Not by a charset: those put the same replacement in the place of every lone surrogate. */
    private static byte[] utf16(String value) {
        var bytes = ByteBuffer.allocate(value.length() * Character.BYTES);
        bytes.asCharBuffer().put(value);
        return bytes.array();
    }
}
