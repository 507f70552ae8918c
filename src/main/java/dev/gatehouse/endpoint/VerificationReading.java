package dev.gatehouse.endpoint;

import dev.gatehouse.diagnosis.KnownSecret;
import dev.gatehouse.signature.Handshakes;
import dev.gatehouse.signature.Providers;
import dev.gatehouse.signature.SignatureScheme;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads by what an endpoint verifies, its secrets opened; published keys are fetched later, outside of the transaction. */
@ApplicationScoped
class VerificationReading {

    /** Whose secrets are read as well. */
    private static final int MOST_OTHER_ENDPOINTS = 50;

    @Inject
    private EndpointRows rows;

    @Inject
    private EndpointSecrets secrets;

    @Inject
    private EndpointCompiler compiler;

    @Inject
    private ProviderCatalogue providers;

    /** Empty when there is no such endpoint. */
    @Transactional
    Optional<Verification> read(String slug) {
        return rows.find(slug).map(this::read);
    }

    private Verification read(EndpointRow row) {
        var document = compiler.read(row.definition());
        var provider = providers.find(document.provider()).orElseThrow();
        var findings = new Findings();
        SignatureScheme scheme =
                Providers.NONE.equals(provider.id()) ? null : EndpointCompiler.scheme(document, provider, findings);
        findings.throwIfAny();
        var signing = Handshakes.of(provider.handshakes(), scheme, secrets.live(row.id()))
                .signingSecrets();
        return new Verification(document, provider, scheme, signing, others(row, document));
    }

    private List<KnownSecret> others(EndpointRow row, EndpointDocument document) {
        var others = new ArrayList<>(secrets.ended(row));
        rows.alike(row, document.provider(), MOST_OTHER_ENDPOINTS)
                .forEach(other -> secrets.live(other.id())
                        .forEach(secret -> others.add(new KnownSecret(secret, other.slug(), null))));
        return others;
    }
}
