package dev.gatehouse.signature;

import java.nio.charset.StandardCharsets;

/** The bytes a header's value had on the wire. */
final class HeaderBytes {

    private static final char LAST_LATIN1 = '\u00ff';

    private HeaderBytes() {}

    /**
     * Undoes the server's decoding. Servers make one character of each byte; text that can't have come about that way
     * was decoded as UTF-8.
     */
    static byte[] of(String value) {
        for (int at = 0; at < value.length(); at++) {
            if (value.charAt(at) > LAST_LATIN1) {
                return value.getBytes(StandardCharsets.UTF_8);
            }
        }
        return value.getBytes(StandardCharsets.ISO_8859_1);
    }
}
