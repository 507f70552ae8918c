package dev.gatehouse.signature;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A shared secret (RFC 2104). */
final class HmacKey implements Key {

    private static final int IDLE = 4;

    /** Never used itself, only cloned: setting up a key costs more. */
    private final Mac keyed;

    /** Clones at rest. They are not kept on threads, which are the server's and outlive this application. */
    private final AtomicReferenceArray<Mac> idle = new AtomicReferenceArray<>(IDLE);

    private HmacKey(Mac keyed) {
        this.keyed = keyed;
    }

    static HmacKey of(Algorithm algorithm, byte[] secret) throws GeneralSecurityException {
        var mac = Mac.getInstance(algorithm.javaName());
        mac.init(new SecretKeySpec(secret, algorithm.javaName()));
        return new HmacKey(mac);
    }

    @Override
    public boolean signed(byte[][] message, List<byte[]> candidates) {
        byte[] expected = sign(message);
        boolean matches = false;
        for (byte[] candidate : candidates) {
            matches |= MessageDigest.isEqual(expected, candidate);
        }
        return matches;
    }

    private byte[] sign(byte[][] message) {
        int place = Math.floorMod(Thread.currentThread().getId(), IDLE);
        var mac = idle.getAndSet(place, null);
        if (mac == null) {
            mac = clone(keyed);
        }
        for (byte[] piece : message) {
            mac.update(piece);
        }
        byte[] signature = mac.doFinal();
        idle.set(place, mac);
        return signature;
    }

    private static Mac clone(Mac mac) {
        try {
            return (Mac) mac.clone();
        } catch (CloneNotSupportedException impossible) {
            throw new IllegalStateException("the platform's own Mac can be cloned", impossible);
        }
    }
}
