package dev.gatehouse.inbox;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The digest that tells one body from another. */
final class Digests {

    private Digests() {}

    static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
