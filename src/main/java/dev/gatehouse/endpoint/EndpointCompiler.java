package dev.gatehouse.endpoint;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.gatehouse.keys.PublishedKeys;
import dev.gatehouse.signature.Handshake;
import dev.gatehouse.signature.Handshakes;
import dev.gatehouse.signature.InvalidScheme;
import dev.gatehouse.signature.Provider;
import dev.gatehouse.signature.Providers;
import dev.gatehouse.signature.RequestValue;
import dev.gatehouse.signature.SchemeReader;
import dev.gatehouse.signature.Secret;
import dev.gatehouse.signature.SignatureScheme;
import dev.gatehouse.signature.Verifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/** Turns an endpoint's document into what the door works with, or says everything that is wrong with it. */
@ApplicationScoped
class EndpointCompiler {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Inject
    private PublishedKeys keys;

    @Inject
    private ProviderCatalogue providers;

    EndpointDocument read(String definition) {
        try {
            return JSON.readValue(definition, EndpointDocument.class);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("a stored endpoint is not what was written", broken);
        }
    }

    String write(EndpointDocument document) {
        try {
            return JSON.writeValueAsString(document.withoutSecrets());
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("an endpoint's document is always JSON", impossible);
        }
    }

    /**
     * Compiles a document that has its defaults.
     *
     * @throws InvalidDocument with all that is wrong
     */
    Endpoint.Rules compile(EndpointDocument document, List<Secret> secrets) {
        var findings = new Findings();
        EndpointRules.check(document, findings);
        var provider = providers.find(String.valueOf(document.provider())).orElse(null);
        findings.require(provider != null, "provider", "is not known; GET /api/v1/providers lists those that are");
        findings.throwIfAny();
        var sources = findings.check("allowedSources", () -> AllowedSources.of(document.allowedSources()));
        var contentTypes = findings.check(
                "limits.contentTypes", () -> ContentTypes.of(document.limits().contentTypes()));
        var labels = findings.check("idempotency.key", () -> labels(document, provider));
        var scheme = Providers.NONE.equals(provider.id()) ? null : scheme(document, provider, findings);
        var handshakes = findings.check("secrets", () -> Handshakes.of(provider.handshakes(), scheme, secrets));
        var verifier = handshakes == null ? null : verifier(document, provider, scheme, handshakes, findings);
        findings.throwIfAny();
        var response = new ResponseRules(document.response(), provider.reply());
        return new Endpoint.Rules(verifier, new Endpoint.Gate(sources, contentTypes), labels, response, handshakes);
    }

    /** The handshakes of a document's provider. */
    List<Handshake> handshakes(EndpointDocument document) {
        return providers.find(document.provider()).map(Provider::handshakes).orElse(List.of());
    }

    private Verifier verifier(
            EndpointDocument document,
            Provider provider,
            SignatureScheme scheme,
            Handshakes handshakes,
            Findings findings) {
        if (Providers.NONE.equals(provider.id())) {
            findings.require(
                    Boolean.TRUE.equals(document.acceptUnsigned()),
                    "acceptUnsigned",
                    "must be true for the provider none, because nothing will be verified");
            return Verifier.acceptingUnsigned();
        }
        return scheme == null ? null : findings.check("secrets", () -> handshakes.verifier(scheme, keys));
    }

    static SignatureScheme scheme(EndpointDocument document, Provider provider, Findings findings) {
        var verification = document.verification();
        try {
            if (provider.scheme() != null) {
                return verification == null
                        ? provider.scheme()
                        : SchemeReader.overridden(provider.scheme(), verification);
            }
            findings.require(
                    verification != null, "verification", "must hold the whole scheme for the provider custom");
            return verification == null ? null : SchemeReader.scheme(verification);
        } catch (InvalidScheme wrong) {
            var field = wrong.field().isEmpty() ? "verification" : "verification." + wrong.field();
            findings.require(false, field, wrong.getMessage());
            return null;
        }
    }

    private static Labels labels(EndpointDocument document, Provider provider) {
        var keys = document.idempotency().key();
        return new Labels(
                places(document.eventId(), provider.event().id()),
                places(document.eventType(), provider.event().type()),
                keys == null
                        ? provider.event().key()
                        : keys.stream().map(RequestValue::parse).toList());
    }

    static List<RequestValue> places(String own, List<RequestValue> providers) {
        return own == null ? providers : List.of(RequestValue.parse(own));
    }
}
