package dev.gatehouse.ingress;

import dev.gatehouse.problem.Problem;
import dev.gatehouse.signature.VerificationFailure;
import jakarta.ws.rs.core.Response;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** Every way in which the door says no: the one table of its statuses. */
public enum Refusal {
    UNKNOWN_ENDPOINT(404, "There is no such endpoint"),
    METHOD_NOT_ALLOWED(405, "Webhooks come as POST"),
    ADDRESS_NOT_ALLOWED(403, "This endpoint may not be called from this address"),
    BODY_TOO_LARGE(413, "The body is larger than this endpoint allows"),
    CONTENT_TYPE_REFUSED(415, "This endpoint takes no bodies of this content type"),
    MISSING_SIGNATURE(401, "The request is not signed"),
    INVALID_SIGNATURE(401, "The signature does not match"),
    HANDSHAKE_REFUSED(403, "The endpoint does not answer this check"),
    INCOMPLETE_BODY(400, "The body ended before it was complete"),
    INVALID_JSON(400, "The body is not the JSON its content type says"),
    MISSING_IDEMPOTENCY_KEY(400, "The request has no idempotency key"),
    IDEMPOTENCY_KEY_REUSED(422, "The idempotency key was used before with another body"),
    IN_PROGRESS(409, "The same event is being worked on"),
    TOO_MANY_REQUESTS(429, "Too many requests for this endpoint"),
    UNAVAILABLE(503, "The webhook can't be stored now; send it again");

    private static final int RETRY_AFTER_SECONDS = 2;

    /** There is no endpoint to keep it for, or the sender is only to come again. */
    private static final Set<Refusal> LEAVING_NO_RECORD = EnumSet.of(UNKNOWN_ENDPOINT, IN_PROGRESS, UNAVAILABLE);

    /** What was refused without a look at the body, which is not kept then, and what can't become an event. */
    private static final Set<Refusal> FOR_GOOD = EnumSet.of(
            METHOD_NOT_ALLOWED,
            ADDRESS_NOT_ALLOWED,
            BODY_TOO_LARGE,
            CONTENT_TYPE_REFUSED,
            HANDSHAKE_REFUSED,
            INCOMPLETE_BODY,
            TOO_MANY_REQUESTS);

    private final int status;
    private final String detail;

    Refusal(int status, String detail) {
        this.status = status;
        this.detail = detail;
    }

    /** How a failed verification is answered. */
    static Refusal of(VerificationFailure failure) {
        return switch (failure.reason()) {
            case MISSING_SIGNATURE -> MISSING_SIGNATURE;
            case KEYS_UNAVAILABLE -> UNAVAILABLE;
            default -> INVALID_SIGNATURE;
        };
    }

    /** The stable word for programs. */
    String reason() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The reasons of those that leave a record. */
    public static List<String> onRecord() {
        return Stream.of(values())
                .filter(refusal -> !LEAVING_NO_RECORD.contains(refusal))
                .map(Refusal::reason)
                .toList();
    }

    /** Whether what was refused for this reason was not kept whole, so that it can't be looked at again. */
    public static boolean isForGood(String reason) {
        return FOR_GOOD.stream().anyMatch(refusal -> refusal.reason().equals(reason));
    }

    /** What the sender is told. */
    Response response() {
        return response(status);
    }

    /** The same with the status that a provider expects in its place. */
    Response response(int expectedStatus) {
        var response = Problem.of(expectedStatus, reason(), detail).response();
        return switch (this) {
            case UNAVAILABLE, TOO_MANY_REQUESTS, IN_PROGRESS ->
                response.header("Retry-After", RETRY_AFTER_SECONDS).build();
            case METHOD_NOT_ALLOWED -> response.header("Allow", "POST").build();
            default -> response.build();
        };
    }
}
