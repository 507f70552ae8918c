package dev.gatehouse.signature;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.AsymmetricJWK;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyType;
import com.nimbusds.jose.jwk.OctetKeyPair;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Reads the documents in which senders publish their public keys. */
public final class KeyDocuments {

    private KeyDocuments() {}

    /**
     * A public key of a JWK set.
     *
     * @param kid its id; null when it has none
     * @param key the key itself
     */
    public record NamedPublicKey(String kid, PublicKey key) {}

    /**
     * The keys of a JWK set (RFC 7517), or of a single JWK. Keys that are not public or that are for encryption are
     * passed over.
     *
     * @throws IllegalArgumentException when it is neither
     */
    public static List<NamedPublicKey> jwkSet(byte[] json) {
        try {
            var text = new String(json, StandardCharsets.UTF_8);
            var keys = text.contains("\"keys\"") ? JWKSet.parse(text).getKeys() : List.of(JWK.parse(text));
            return keys.stream()
                    .filter(key -> key.getKeyUse() == null
                            || !"enc".equals(key.getKeyUse().getValue()))
                    .map(KeyDocuments::named)
                    .filter(Objects::nonNull)
                    .toList();
        } catch (ParseException broken) {
            throw new IllegalArgumentException("is no JWK set", broken);
        }
    }

    /**
     * The certificates of a PEM file, in their order.
     *
     * @throws IllegalArgumentException when there is none in it
     */
    public static List<X509Certificate> certificates(byte[] pem) {
        try {
            var found = new ArrayList<X509Certificate>();
            for (var one :
                    CertificateFactory.getInstance("X.509").generateCertificates(new ByteArrayInputStream(pem))) {
                found.add((X509Certificate) one);
            }
            Words.refuse(found.isEmpty(), "holds no certificate");
            return List.copyOf(found);
        } catch (GeneralSecurityException broken) {
            throw new IllegalArgumentException("is no certificate in PEM", broken);
        }
    }

    private static NamedPublicKey named(JWK jwk) {
        try {
            if (jwk instanceof OctetKeyPair pair) {
                return new NamedPublicKey(jwk.getKeyID(), Ed25519Key.publicKey(pair.getDecodedX()));
            }
            return KeyType.OCT.equals(jwk.getKeyType())
                    ? null
                    : new NamedPublicKey(jwk.getKeyID(), ((AsymmetricJWK) jwk).toPublicKey());
        } catch (JOSEException | GeneralSecurityException | InvalidSecret unusable) {
            return null;
        }
    }
}
