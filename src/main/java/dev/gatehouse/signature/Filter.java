package dev.gatehouse.signature;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.zip.CRC32;

/** What is done to a value before it is signed, as in <code>{body|sha256|hex}</code>. */
enum Filter {
    SHA1,
    SHA256,
    SHA512,
    CRC32,
    HEX,
    BASE64,
    LOWER;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Filter of(String word) {
        return Words.find(values(), Filter::word, word);
    }

    byte[] apply(byte[] bytes) {
        return switch (this) {
            case SHA1 -> digest("SHA-1", bytes);
            case SHA256 -> digest("SHA-256", bytes);
            case SHA512 -> digest("SHA-512", bytes);
            case CRC32 -> ascii(checksum(bytes));
            case HEX -> ascii(HexFormat.of().formatHex(bytes));
            case BASE64 -> Base64.getEncoder().encode(bytes);
            case LOWER -> ascii(new String(bytes, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT));
        };
    }

    private static String checksum(byte[] bytes) {
        var crc = new CRC32();
        crc.update(bytes);
        return Long.toString(crc.getValue());
    }

    private static byte[] digest(String name, byte[] bytes) {
        try {
            return MessageDigest.getInstance(name).digest(bytes);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has " + name, impossible);
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
