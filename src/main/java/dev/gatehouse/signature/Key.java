package dev.gatehouse.signature;

import java.security.GeneralSecurityException;
import java.util.List;

/** A secret, ready for checking. */
sealed interface Key permits HmacKey, DigestKey, Ed25519Key, AsymmetricKey, TokenKey {

    /**
     * Whether one of the candidates is this key's signature. All of them are looked at, whichever it is.
     *
     * @param message what is signed, piece by piece
     */
    boolean signed(byte[][] message, List<byte[]> candidates);

    /**
     * Makes a key of a secret's bytes.
     *
     * @throws InvalidSecret when they can't be a key of this algorithm
     */
    static Key of(Algorithm algorithm, byte[] secret) {
        try {
            return switch (algorithm.family()) {
                case TOKEN -> new TokenKey(secret);
                case DIGEST -> new DigestKey(algorithm);
                case PUBLIC_KEY -> publicKey(algorithm, secret);
                case HMAC -> HmacKey.of(algorithm, secret);
                case JWS, MESSAGE, CERTIFICATE -> throw new IllegalStateException("the request says how it is signed");
            };
        } catch (GeneralSecurityException unusable) {
            throw new InvalidSecret("the secret can't be a key for " + algorithm.word() + "; copy it again");
        }
    }

    private static Key publicKey(Algorithm algorithm, byte[] secret) throws GeneralSecurityException {
        boolean raw = algorithm == Algorithm.ED25519 && secret.length == Ed25519Key.RAW_BYTES;
        return raw || (algorithm == Algorithm.ED25519 && !PublicKeyText.isInfo(secret))
                ? Ed25519Key.of(secret)
                : AsymmetricKey.of(algorithm.javaName(), PublicKeyText.key(secret));
    }
}
