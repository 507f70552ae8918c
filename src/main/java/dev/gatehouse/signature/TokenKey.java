package dev.gatehouse.signature;

import java.security.MessageDigest;
import java.util.List;

/** A secret that is sent as it is. */
final class TokenKey implements Key {

    private final byte[] secret;

    TokenKey(byte[] secret) {
        this.secret = secret.clone();
    }

    @Override
    public boolean signed(byte[][] message, List<byte[]> candidates) {
        boolean matches = false;
        for (byte[] candidate : candidates) {
            matches |= MessageDigest.isEqual(secret, candidate);
        }
        return matches;
    }
}
