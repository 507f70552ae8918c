package dev.gatehouse.inbox;

import dev.gatehouse.signature.Headers;
import dev.gatehouse.signature.VerifiedRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * A verified request on its way into the inbox.
 *
 * @param id our id for the event it may become, a UUIDv7
 * @param receivedAt when the door had read it
 * @param request the proof that its signature was checked, and its bytes
 * @param identity what it is called
 * @param terms what its endpoint asks of the inbox
 */
public record Arrival(UUID id, Instant receivedAt, VerifiedRequest request, Identity identity, Terms terms) {

    /**
     * What a request is called.
     *
     * @param eventId the sender's id, ours in text form when the sender gave none
     * @param type the event type, {@code unknown} when the sender gave none
     * @param key the idempotency key: requests of one endpoint with the same key are one event
     */
    public record Identity(String eventId, String type, String key) {}

    /**
     * What an endpoint asks of the inbox.
     *
     * @param endpointId the endpoint's database id
     * @param window how long a key is remembered
     * @param rejectsConflicts whether the same key with another body is refused rather than taken for a duplicate
     * @param answer what the sender and each later duplicate is told; empty when that is the handlers' result
     * @param confidentialHeaders names of headers, in lower case, whose values are not kept
     */
    public record Terms(
            long endpointId,
            Duration window,
            boolean rejectsConflicts,
            Optional<Answer> answer,
            Set<String> confidentialHeaders) {}

    /** The same under another idempotency key. */
    public Arrival withKey(String key) {
        return new Arrival(id, receivedAt, request, new Identity(identity.eventId(), identity.type(), key), terms);
    }

    /** The headers as they may be kept. */
    public Headers headers() {
        return request.request().headers().without(terms.confidentialHeaders());
    }

    /** The bytes that were signed. */
    public byte[] body() {
        return request.request().body();
    }

    RecordKey recordKey() {
        return new RecordKey(terms.endpointId(), identity.key());
    }
}
