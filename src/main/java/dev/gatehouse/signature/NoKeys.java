package dev.gatehouse.signature;

import java.net.URI;
import java.security.PublicKey;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Set;

/** A source that can't fetch anything. */
enum NoKeys implements KeySource {
    INSTANCE;

    @Override
    public List<PublicKey> jwkSet(URI address, String kid) throws KeysUnavailable {
        throw unavailable();
    }

    @Override
    public List<X509Certificate> certificates(URI address) throws KeysUnavailable {
        throw unavailable();
    }

    @Override
    public Set<TrustAnchor> anchors() {
        return Set.of();
    }

    private static KeysUnavailable unavailable() {
        return new KeysUnavailable("keys are not fetched here; upload them to the endpoint");
    }
}
