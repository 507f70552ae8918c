package dev.gatehouse.signature;

import java.security.GeneralSecurityException;
import java.util.List;

/** A secret, ready for checking. */
sealed interface Key permits HmacKey, Ed25519Key, TokenKey {

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
            return switch (algorithm) {
                case TOKEN -> new TokenKey(secret);
                case ED25519 -> Ed25519Key.of(secret);
                default -> HmacKey.of(algorithm, secret);
            };
        } catch (GeneralSecurityException unusable) {
            throw new InvalidSecret("the secret can't be a key for " + algorithm.word() + "; copy it again");
        }
    }
}
