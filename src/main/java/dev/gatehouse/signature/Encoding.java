package dev.gatehouse.signature;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Base64;
import java.util.Locale;

/** How the bytes of a signature are written. */
public enum Encoding {
    /** Two digits a byte, in either case. */
    HEX,
    /** RFC 4648 section 4, with or without padding. */
    BASE64,
    /** RFC 4648 section 5, with or without padding. */
    BASE64URL,
    /** The text itself, for tokens. */
    TEXT;

    private static final int LONGEST_PADDING = 2;

    /** As files and the API spell it. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    @JsonCreator
    static Encoding of(String word) {
        return Words.find(values(), Encoding::word, word);
    }

    /**
     * The bytes, or null when the text is not of this encoding and length. It looks before it decodes, because the
     * platform's decoders throw, and strangers choose the text.
     *
     * @param length how many bytes there must be; 0 for any number
     */
    byte[] decode(String text, int length) {
        byte[] bytes =
                switch (this) {
                    case HEX -> hex(text);
                    case BASE64 -> base64(text);
                    case BASE64URL -> base64url(text);
                    case TEXT -> HeaderBytes.of(text);
                };
        return bytes == null || length == 0 || bytes.length == length ? bytes : null;
    }

    /** In one pass: most signatures are written so, and the platform's way takes two. */
    private static byte[] hex(String text) {
        if (text.length() % 2 != 0) {
            return null;
        }
        byte[] bytes = new byte[text.length() / 2];
        for (int at = 0; at < bytes.length; at++) {
            int high = hexDigit(text.charAt(2 * at));
            int low = hexDigit(text.charAt(2 * at + 1));
            if ((high | low) < 0) {
                return null;
            }
            bytes[at] = (byte) (high << 4 | low);
        }
        return bytes;
    }

    /** Negative for what is none. */
    private static int hexDigit(char c) {
        if (c >= '0' && c <= '9') {
            return c - '0';
        }
        char small = (char) (c | 0x20);
        return small >= 'a' && small <= 'f' ? small - 'a' + 10 : -1;
    }

    private static byte[] base64(String text) {
        int end = text.length();
        while (end > 0 && text.length() - end < LONGEST_PADDING && text.charAt(end - 1) == '=') {
            end--;
        }
        boolean padded = end < text.length();
        if (end % 4 == 1 || (padded && text.length() % 4 != 0)) {
            return null;
        }
        for (int at = 0; at < end; at++) {
            if (!isBase64(text.charAt(at))) {
                return null;
            }
        }
        return Base64.getDecoder().decode(text);
    }

    private static byte[] base64url(String text) {
        return text.indexOf('+') >= 0 || text.indexOf('/') >= 0
                ? null
                : base64(text.replace('-', '+').replace('_', '/'));
    }

    private static boolean isBase64(char c) {
        return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '+' || c == '/';
    }
}
