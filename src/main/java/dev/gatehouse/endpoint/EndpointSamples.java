package dev.gatehouse.endpoint;

import dev.gatehouse.signature.Headers;
import dev.gatehouse.signature.InboundRequest;
import dev.gatehouse.signature.Provider;
import dev.gatehouse.signature.RequestValue;
import dev.gatehouse.signature.SampleEvent;
import dev.gatehouse.signature.SampleSigner;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
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
    private VerificationReading reading;

    @Inject
    private Clock clock;

    /**
     * A signed sample; empty when there is no such endpoint.
     *
     * @throws SampleSigner.CannotSign when nothing that the endpoint has can sign one
     */
    public Optional<InboundRequest> sample(String slug, Wanted wanted) throws SampleSigner.CannotSign {
        var verification = reading.read(slug);
        return verification.isEmpty() ? Optional.empty() : Optional.of(sample(verification.get(), wanted));
    }

    private InboundRequest sample(Verification verification, Wanted wanted) throws SampleSigner.CannotSign {
        var document = verification.document();
        var type = wanted.type() == null ? "gatehouse.test" : wanted.type();
        var event = SampleEvent.of(places(document, verification.provider()), "test_" + UUID.randomUUID(), type);
        var url = document.publicUrl() == null ? wanted.url() : document.publicUrl();
        var unsigned = wanted.body() == null ? event.request(url) : event.request(url, wanted.body());
        return verification.scheme() == null ? unsigned : signed(verification, unsigned);
    }

    private InboundRequest signed(Verification verification, InboundRequest unsigned) throws SampleSigner.CannotSign {
        var headers = SampleSigner.sign(verification.scheme(), verification.secrets(), unsigned, clock.instant());
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
