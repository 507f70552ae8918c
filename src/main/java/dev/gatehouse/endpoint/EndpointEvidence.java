package dev.gatehouse.endpoint;

import dev.gatehouse.diagnosis.Subject;
import dev.gatehouse.keys.PublishedKeys;
import dev.gatehouse.signature.Handshakes;
import dev.gatehouse.signature.Provider;
import dev.gatehouse.signature.Providers;
import dev.gatehouse.signature.Secret;
import dev.gatehouse.signature.SignatureScheme;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Gathers what a diagnosis needs of an endpoint and of its neighbours. */
@ApplicationScoped
public class EndpointEvidence {

    /** Each of their secrets is tried. */
    private static final int MOST_NEIGHBOURS = 100;

    /**
     * An endpoint to be diagnosed.
     *
     * @param subject empty when it verifies nothing
     * @param publicUrl its URL as the provider calls it; null when it is not set
     */
    public record Evidence(Optional<Subject> subject, String publicUrl) {

        /** A URL as the door would take it for: the public one where it is known, with the query of the request. */
        public String urlAsCalled(String url) {
            return PublicUrl.asCalled(publicUrl, url);
        }
    }

    @Inject
    private EndpointRows rows;

    @Inject
    private EndpointSecrets secrets;

    @Inject
    private EndpointCompiler compiler;

    @Inject
    private ProviderCatalogue providers;

    @Inject
    private PublishedKeys keys;

    /** All of it as of now; empty when there is no endpoint of this slug. */
    @Transactional
    public Optional<Evidence> of(String slug) {
        return rows.find(slug).map(row -> {
            var document = compiler.read(row.definition());
            var provider = providers.find(document.provider()).orElseThrow();
            var subject = Providers.NONE.equals(provider.id())
                    ? Optional.<Subject>empty()
                    : Optional.of(subject(row, document, provider));
            return new Evidence(subject, document.publicUrl());
        });
    }

    private Subject subject(EndpointRow row, EndpointDocument document, Provider provider) {
        var findings = new Findings();
        var scheme = EndpointCompiler.scheme(document, provider, findings);
        findings.throwIfAny();
        return new Subject(
                scheme,
                signing(provider, scheme, secrets.live(row.id())),
                keys,
                secrets.ended(row.id()),
                neighbours(row, provider).flatMap(other -> foreign(other)).toList());
    }

    private Stream<EndpointRow> neighbours(EndpointRow row, Provider provider) {
        return rows.ofProject(row.project()).stream()
                .filter(other -> other.id() != row.id())
                .filter(other ->
                        provider.id().equals(compiler.read(other.definition()).provider()))
                .limit(MOST_NEIGHBOURS);
    }

    private Stream<Subject.Foreign> foreign(EndpointRow other) {
        return secrets.live(other.id()).stream().map(secret -> new Subject.Foreign(secret, other.slug()));
    }

    /** Without those that only open handshakes. */
    private static List<Secret> signing(Provider provider, SignatureScheme scheme, List<Secret> live) {
        return Handshakes.of(provider.handshakes(), scheme, live).signingSecrets();
    }
}
