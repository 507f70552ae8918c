package dev.gatehouse.signature;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A secret as the provider shows it.
 *
 * @param id what it is called; goes with the events it verified
 * @param text the secret itself
 */
public record Secret(String id, String text) {

    private static final int FINGERPRINT_BYTES = 6;

    /** A few digits by which people tell secrets apart; the secret can't be had from them. */
    public String fingerprint() {
        try {
            var salted = ("gatehouse secret fingerprint:" + text).getBytes(StandardCharsets.UTF_8);
            var digest = MessageDigest.getInstance("SHA-256").digest(salted);
            return HexFormat.of().formatHex(digest, 0, FINGERPRINT_BYTES);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }

    @Override
    public String toString() {
        return "Secret[" + id + "]";
    }
}
