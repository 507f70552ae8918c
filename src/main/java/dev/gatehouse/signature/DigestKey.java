package dev.gatehouse.signature;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;

/** A secret that stands in the content of a plain digest (FIPS 180-4); the content brings it along. */
record DigestKey(Algorithm algorithm) implements Key {

    @Override
    public boolean signed(byte[][] message, List<byte[]> candidates) {
        byte[] expected = digest(message);
        boolean matches = false;
        for (byte[] candidate : candidates) {
            matches |= MessageDigest.isEqual(expected, candidate);
        }
        return matches;
    }

    private byte[] digest(byte[][] message) {
        try {
            var digest = MessageDigest.getInstance(algorithm.javaName());
            for (byte[] piece : message) {
                digest.update(piece);
            }
            return digest.digest();
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has " + algorithm.javaName(), impossible);
        }
    }
}
