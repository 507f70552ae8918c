package dev.gatehouse.ingress;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.gatehouse.endpoint.Endpoint;
import dev.gatehouse.inbox.Arrival;
import dev.gatehouse.signature.InboundRequest;
import dev.gatehouse.signature.JsonSyntax;
import dev.gatehouse.signature.VerifiedRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Locale;

/** Makes an arrival of a verified request: finds its id, type and idempotency key. */
@ApplicationScoped
class Reception {

    /** The request is signed but can't be an event. */
    static final class Unreadable extends Exception {

        private static final long serialVersionUID = 1L;

        private final Refusal refusal;

        Unreadable(Refusal refusal, String message) {
            super(message);
            this.refusal = refusal;
        }

        Refusal refusal() {
            return refusal;
        }
    }

    @Inject
    private Clock clock;

    Arrival receive(Visit visit) throws Unreadable {
        return receive(visit.endpoint(), visit.verified());
    }

    Arrival receive(Endpoint endpoint, VerifiedRequest verified) throws Unreadable {
        var request = verified.request();
        requireDeclaredJson(request);
        var id = UuidCreator.getTimeOrderedEpochPlus1();
        var labels = endpoint.labels().read(request);
        var key = labels.key().orElseThrow(() -> new Unreadable(Refusal.MISSING_IDEMPOTENCY_KEY, missing(endpoint)));
        var identity = new Arrival.Identity(
                labels.eventId().orElse(id.toString()), labels.type().orElse("unknown"), key);
        return new Arrival(
                id,
                clock.instant(),
                verified,
                identity,
                new Arrival.Terms(
                        endpoint.id(),
                        endpoint.idempotencyWindow(),
                        endpoint.rejectsConflicts(),
                        endpoint.response().acknowledgement(id, identity.eventId()),
                        endpoint.confidentialHeaders()));
    }

    private static void requireDeclaredJson(InboundRequest request) throws Unreadable {
        var contentType = request.headers().first("content-type").orElse("").toLowerCase(Locale.ROOT);
        var mediaType = contentType.split(";", 2)[0].trim();
        boolean json = mediaType.equals("application/json") || mediaType.endsWith("+json");
        if (json && !JsonSyntax.isValid(request.body())) {
            throw new Unreadable(Refusal.INVALID_JSON, "declared as " + mediaType + " and is no JSON");
        }
    }

    private static String missing(Endpoint endpoint) {
        return "none of " + endpoint.labels().keyPlaces() + " is present";
    }
}
