package dev.gatehouse.endpoint;

import dev.gatehouse.signature.Handshakes;
import dev.gatehouse.signature.Headers;
import dev.gatehouse.signature.InboundRequest;
import dev.gatehouse.signature.Provider;
import dev.gatehouse.signature.Providers;
import dev.gatehouse.signature.RequestValue;
import dev.gatehouse.signature.SampleEvent;
import dev.gatehouse.signature.SampleSigner;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Makes sample events for endpoints, signed with their own secrets. */
@ApplicationScoped
public class EndpointSamples {

    /**
     * What to send.
     *
     * @param type event type; null for one that says what it is
     * @param body the body as text; null for one with the event's labels in their places
     * @param url where it will be sent
     */
    public record Wanted(String type, String body, String url) {}

    @Inject
    private EndpointRows rows;

    @Inject
    private EndpointSecrets secrets;

    @Inject
    private EndpointCompiler compiler;

    @Inject
    private ProviderCatalogue providers;

    @Inject
    private Clock clock;

    /**
     * A signed sample; empty when there is no such endpoint.
     *
     * @throws SampleSigner.CannotSign when nothing that the endpoint has can sign one
     */
    @Transactional(dontRollbackOn = SampleSigner.CannotSign.class)
    public Optional<InboundRequest> sample(String slug, Wanted wanted) throws SampleSigner.CannotSign {
        var row = rows.find(slug);
        return row.isEmpty() ? Optional.empty() : Optional.of(sample(row.get(), wanted));
    }

    private InboundRequest sample(EndpointRow row, Wanted wanted) throws SampleSigner.CannotSign {
        var document = compiler.read(row.definition());
        var provider = providers.find(document.provider()).orElseThrow();
        var type = wanted.type() == null ? "gatehouse.test" : wanted.type();
        var event = SampleEvent.of(places(document, provider), "test_" + UUID.randomUUID(), type);
        var url = document.publicUrl() == null ? wanted.url() : document.publicUrl();
        var unsigned = wanted.body() == null ? event.request(url) : event.request(url, wanted.body());
        return Providers.NONE.equals(provider.id()) ? unsigned : signed(row, document, provider, unsigned);
    }

    private InboundRequest signed(
            EndpointRow row, EndpointDocument document, Provider provider, InboundRequest unsigned)
            throws SampleSigner.CannotSign {
        var findings = new Findings();
        var scheme = EndpointCompiler.scheme(document, provider, findings);
        findings.throwIfAny();
        var signing = Handshakes.of(provider.handshakes(), scheme, secrets.live(row.id()))
                .signingSecrets();
        var headers = SampleSigner.sign(scheme, signing, unsigned, clock.instant());
        return new InboundRequest(
                unsigned.method(),
                unsigned.url(),
                Headers.ofLines(headers.entrySet().stream().toList()),
                unsigned.body());
    }

    private static Provider.EventPlaces places(EndpointDocument document, Provider provider) {
        var own = document.idempotency().key();
        var given = provider.event();
        return new Provider.EventPlaces(
                document.eventId() == null ? given.id() : EndpointCompiler.places(document.eventId(), List.of()),
                document.eventType() == null ? given.type() : EndpointCompiler.places(document.eventType(), List.of()),
                own == null
                        ? given.key()
                        : own.stream().map(EndpointSamples::place).toList());
    }

    private static RequestValue place(String text) {
        return EndpointCompiler.places(text, List.of()).get(0);
    }
}
