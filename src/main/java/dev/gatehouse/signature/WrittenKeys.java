package dev.gatehouse.signature;

import dev.gatehouse.signature.KeyDocuments.NamedPublicKey;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The keys that a test vector says are published.
 *
 * @param documents by address
 * @param roots trusted roots in PEM; null for none
 */
record WrittenKeys(Map<String, String> documents, List<String> roots) implements KeySource {

    @Override
    public List<PublicKey> jwkSet(URI address, String kid) throws KeysUnavailable {
        return KeyDocuments.jwkSet(document(address)).stream()
                .filter(key -> kid == null || kid.equals(key.kid()))
                .map(NamedPublicKey::key)
                .toList();
    }

    @Override
    public List<X509Certificate> certificates(URI address) throws KeysUnavailable {
        return KeyDocuments.certificates(document(address));
    }

    @Override
    public Set<TrustAnchor> anchors() {
        return roots == null
                ? Set.of()
                : roots.stream()
                        .flatMap(pem -> KeyDocuments.certificates(pem.getBytes(StandardCharsets.US_ASCII)).stream())
                        .map(root -> new TrustAnchor(root, null))
                        .collect(Collectors.toSet());
    }

    private byte[] document(URI address) throws KeysUnavailable {
        var text = documents.get(address.toString());
        if (text == null) {
            throw new KeysUnavailable("nothing is published there");
        }
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
