package dev.gatehouse.signature;

import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Text that PostgreSQL can hold and an index can carry. What is too long, or has a NUL or half a surrogate pair, is
 * replaced by its digest: still the same for the same value, which is all a key has to be.
 */
final class StorableText {

    private static final int LONGEST = 200;

    private StorableText() {}

    static String of(String value) {
        if (value.length() <= LONGEST && value.indexOf('\0') < 0 && isWellFormed(value)) {
            return value;
        }
        return digest(value.getBytes(StandardCharsets.UTF_16BE));
    }

    static String digest(byte[] bytes) {
        try {
            return "sha256:"
                    + HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }

    private static boolean isWellFormed(String value) {
        if (value.chars().noneMatch(c -> Character.isSurrogate((char) c))) {
            return true;
        }
        try {
            StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(value));
            return true;
        } catch (CharacterCodingException unpaired) {
            return false;
        }
    }
}
