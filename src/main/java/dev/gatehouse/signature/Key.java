package dev.gatehouse.signature;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.X509EncodedKeySpec;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A secret, ready for checking. */
sealed interface Key {

    /** Pours the signed bytes into whatever takes them. */
    interface Content {
        void pour(Consumer<byte[]> into);
    }

    /** Whether one of the candidates is a signature of the content; takes the same time whichever it is. */
    boolean signed(Content content, List<byte[]> candidates);

    /**
     * Makes a key of a secret's bytes.
     *
     * @throws InvalidSecret when they can't be a key of this algorithm
     */
    static Key of(Algorithm algorithm, byte[] secret) {
        try {
            return switch (algorithm) {
                case TOKEN -> new Token(secret);
                case ED25519 -> Ed25519.of(secret);
                default -> Hmac.of(algorithm, secret);
            };
        } catch (GeneralSecurityException unusable) {
            throw new InvalidSecret("this can't be a key for " + algorithm.word());
        }
    }

    /**
     * A shared secret.
     *
     * @param keyed never used itself, only cloned: setting up a key costs more than cloning one
     */
    record Hmac(Mac keyed) implements Key {

        static Hmac of(Algorithm algorithm, byte[] secret) throws GeneralSecurityException {
            var mac = Mac.getInstance(algorithm.javaName());
            mac.init(new SecretKeySpec(secret, algorithm.javaName()));
            return new Hmac(mac);
        }

        @Override
        public boolean signed(Content content, List<byte[]> candidates) {
            var mac = fresh();
            content.pour(mac::update);
            byte[] expected = mac.doFinal();
            boolean matches = false;
            for (byte[] candidate : candidates) {
                matches |= MessageDigest.isEqual(expected, candidate);
            }
            return matches;
        }

        private Mac fresh() {
            try {
                return (Mac) keyed.clone();
            } catch (CloneNotSupportedException impossible) {
                throw new IllegalStateException("the platform's own Mac can be cloned", impossible);
            }
        }

        @Override
        public String toString() {
            return "Hmac";
        }
    }

    /** The public half of a key pair. */
    record Ed25519(PublicKey publicKey) implements Key {

        private static final int RAW_BYTES = 32;

        /** What stands before the 32 bytes in a SubjectPublicKeyInfo (RFC 8410 section 4). */
        private static final byte[] INFO = HexFormat.of().parseHex("302a300506032b6570032100");

        static Ed25519 of(byte[] raw) throws GeneralSecurityException {
            if (raw.length != RAW_BYTES) {
                throw new InvalidSecret("an Ed25519 public key has 32 bytes");
            }
            var info = new byte[INFO.length + RAW_BYTES];
            System.arraycopy(INFO, 0, info, 0, INFO.length);
            System.arraycopy(raw, 0, info, INFO.length, RAW_BYTES);
            return new Ed25519(KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(info)));
        }

        @Override
        public boolean signed(Content content, List<byte[]> candidates) {
            boolean matches = false;
            for (byte[] candidate : candidates) {
                matches |= signed(content, candidate);
            }
            return matches;
        }

        private boolean signed(Content content, byte[] candidate) {
            try {
                var signature = Signature.getInstance("Ed25519");
                signature.initVerify(publicKey);
                content.pour(bytes -> update(signature, bytes));
                return signature.verify(candidate);
            } catch (SignatureException malformed) {
                return false;
            } catch (GeneralSecurityException impossible) {
                throw new IllegalStateException("every Java 17 platform has Ed25519", impossible);
            }
        }

        private static void update(Signature signature, byte[] bytes) {
            try {
                signature.update(bytes);
            } catch (SignatureException impossible) {
                throw new IllegalStateException("a signature that was set up takes bytes", impossible);
            }
        }
    }

    /** A secret that is sent as it is. */
    record Token(byte[] secret) implements Key {

        @Override
        public boolean signed(Content content, List<byte[]> candidates) {
            boolean matches = false;
            for (byte[] candidate : candidates) {
                matches |= MessageDigest.isEqual(secret, candidate);
            }
            return matches;
        }

        @Override
        public String toString() {
            return "Token";
        }
    }
}
