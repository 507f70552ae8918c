package dev.gatehouse.handler;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What was received.
 *
 * @param id our id of the event, the same in each attempt: what to deduplicate by
 * @param endpoint slug of the endpoint it came to
 * @param eventId the sender's id, ours when it gave none
 * @param type the event type
 * @param receivedAt when it was received
 * @param headers the sender's headers, in their order
 * @param body the bytes that were signed
 * @param attempt number of this attempt, from 1
 */
public record EventFacts(
        UUID id,
        String endpoint,
        String eventId,
        String type,
        Instant receivedAt,
        List<Header> headers,
        byte[] body,
        int attempt) {

    /**
     * One header line.
     *
     * @param name as the sender spelled it
     * @param value without surrounding white space
     */
    public record Header(String name, String value) {}
}
