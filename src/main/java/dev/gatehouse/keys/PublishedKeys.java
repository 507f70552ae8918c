package dev.gatehouse.keys;

import dev.gatehouse.signature.KeyDocuments;
import dev.gatehouse.signature.KeyDocuments.NamedPublicKey;
import dev.gatehouse.signature.KeySource;
import dev.gatehouse.signature.KeysUnavailable;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PublicKey;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/** The public keys that senders publish. */
@ApplicationScoped
public class PublishedKeys implements KeySource {

    @Inject
    private PublishedPages pages;

    @Inject
    private Clock clock;

    private Documents<List<NamedPublicKey>> sets;
    private Documents<List<X509Certificate>> certificates;
    private Set<TrustAnchor> anchors;

    @PostConstruct
    void open() {
        sets = new Documents<>(pages::fetch, KeyDocuments::jwkSet, clock, Documents.Patience.USUAL);
        certificates = new Documents<>(pages::fetch, KeyDocuments::certificates, clock, Documents.Patience.USUAL);
        anchors = platformAnchors();
    }

    @Override
    public List<PublicKey> jwkSet(URI address, String kid) throws KeysUnavailable {
        return find(sets, address, kid);
    }

    static List<PublicKey> find(Documents<List<NamedPublicKey>> sets, URI address, String kid) throws KeysUnavailable {
        var known = named(sets.get(address), kid);
        return known.isEmpty() ? named(sets.newer(address), kid) : known;
    }

    @Override
    public List<X509Certificate> certificates(URI address) throws KeysUnavailable {
        return certificates.get(address);
    }

    @Override
    public Set<TrustAnchor> anchors() {
        return anchors;
    }

    private static List<PublicKey> named(List<NamedPublicKey> keys, String kid) {
        return keys.stream()
                .filter(key -> kid == null || kid.equals(key.kid()))
                .map(NamedPublicKey::key)
                .toList();
    }

    /** Those that the platform trusts for https. */
    private static Set<TrustAnchor> platformAnchors() {
        try {
            var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init((KeyStore) null);
            return Arrays.stream(trust.getTrustManagers())
                    .filter(X509TrustManager.class::isInstance)
                    .flatMap(manager -> Arrays.stream(((X509TrustManager) manager).getAcceptedIssuers()))
                    .map(issuer -> new TrustAnchor(issuer, null))
                    .collect(Collectors.toUnmodifiableSet());
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("the platform's trusted roots can't be read", broken);
        }
    }
}
