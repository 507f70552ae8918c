package dev.gatehouse.endpoint;

import dev.gatehouse.endpoint.EndpointDocument.Idempotency;
import dev.gatehouse.endpoint.EndpointDocument.Limits;
import dev.gatehouse.endpoint.EndpointDocument.ResponsePolicy;

/** What an endpoint is where its document does not say. */
final class EndpointDefaults {

    static final String REJECT = "reject";
    static final String REPLAY = "replay";
    static final String ACKNOWLEDGE = "acknowledge";
    static final String RESULT = "result";

    private static final int WINDOW_HOURS = 24;
    private static final int TIMEOUT_MILLIS = 5_000;
    private static final int MAX_BODY_BYTES = 1 << 20;

    private EndpointDefaults() {}

    /** The same document with nothing left out that has a default. */
    static EndpointDocument fill(EndpointDocument given) {
        return new EndpointDocument(
                given.slug(),
                or(given.name(), given.slug()),
                or(given.project(), "default"),
                given.provider(),
                given.acceptUnsigned(),
                given.verification(),
                given.secrets(),
                given.publicUrl(),
                given.allowedSources(),
                fill(given.idempotency()),
                given.eventId(),
                given.eventType(),
                fill(given.response()),
                fill(given.limits()),
                or(given.state(), EndpointState.ACTIVE));
    }

    private static Idempotency fill(Idempotency given) {
        return given == null
                ? new Idempotency(null, WINDOW_HOURS, REJECT)
                : new Idempotency(given.key(), or(given.windowHours(), WINDOW_HOURS), or(given.onConflict(), REJECT));
    }

    private static ResponsePolicy fill(ResponsePolicy given) {
        return given == null
                ? new ResponsePolicy(ACKNOWLEDGE, 200, "application/json", null, TIMEOUT_MILLIS)
                : new ResponsePolicy(
                        or(given.mode(), ACKNOWLEDGE),
                        or(given.status(), 200),
                        or(given.contentType(), "application/json"),
                        given.body(),
                        or(given.timeoutMillis(), TIMEOUT_MILLIS));
    }

    /** Whether a policy has the status and media type of one that was left out. */
    static boolean isDefault(ResponsePolicy policy) {
        var usual = fill((ResponsePolicy) null);
        return usual.status().equals(policy.status()) && usual.contentType().equals(policy.contentType());
    }

    private static Limits fill(Limits given) {
        return given == null
                ? new Limits(MAX_BODY_BYTES, null, null)
                : new Limits(or(given.maxBodyBytes(), MAX_BODY_BYTES), given.requestsPerSecond(), given.contentTypes());
    }

    private static <T> T or(T given, T fallback) {
        return given == null ? fallback : given;
    }
}
