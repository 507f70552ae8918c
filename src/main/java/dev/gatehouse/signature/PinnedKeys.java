package dev.gatehouse.signature;

import dev.gatehouse.signature.KeyDocuments.NamedPublicKey;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.List;

/** Public keys that an endpoint's owner pasted: PEM, certificates, or a JWK set. */
final class PinnedKeys {

    private PinnedKeys() {}

    /**
     * The keys of a text.
     *
     * @throws IllegalArgumentException saying how it has to look
     */
    static List<NamedPublicKey> read(String text) {
        if (text.stripLeading().startsWith("{")) {
            var keys = KeyDocuments.jwkSet(text.getBytes(StandardCharsets.UTF_8));
            Words.refuse(keys.isEmpty(), "holds no public key that can be used");
            return keys;
        }
        byte[] info = PublicKeyText.decode(text);
        Words.refuse(info == null, "is no public key; paste a PEM, a certificate, or a JWK set");
        try {
            return List.of(new NamedPublicKey(null, PublicKeyText.key(info)));
        } catch (GeneralSecurityException broken) {
            throw new IllegalArgumentException("is no public key; paste all of it", broken);
        }
    }
}
