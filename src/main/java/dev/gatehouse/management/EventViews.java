package dev.gatehouse.management;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** How events, deliveries and attempts look from outside. */
final class EventViews {

    private EventViews() {}

    /** An event in a list. */
    record Summary(
            UUID id,
            String endpoint,
            String eventId,
            String type,
            Instant receivedAt,
            String status,
            int duplicates,
            String contentType,
            int size) {}

    /**
     * An event with all that became of it.
     *
     * @param secretId which of the endpoint's secrets matched; null when none was needed
     */
    record Detail(
            UUID id,
            String endpoint,
            String eventId,
            String type,
            Instant receivedAt,
            String status,
            int duplicates,
            String secretId,
            List<List<String>> headers,
            String contentType,
            int size,
            List<DeliveryDetail> deliveries) {}

    /** A delivery of an event; {@code blockedBy} is the delivery it waits behind, null when it waits behind none. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record DeliveryDetail(
            UUID id,
            String destination,
            String subscription,
            String status,
            String reason,
            Instant nextAttemptAt,
            UUID blockedBy,
            List<AttemptDetail> attempts) {}

    /** A delivery in a list; {@code blockedBy} is the delivery it waits behind, null when it waits behind none. */
    record DeliverySummary(
            UUID id,
            UUID eventId,
            String endpoint,
            String type,
            String destination,
            String subscription,
            String status,
            String reason,
            int attempts,
            Instant nextAttemptAt,
            Instant createdAt,
            UUID blockedBy,
            String error) {}

    /** One attempt. */
    record AttemptDetail(
            int number,
            Instant startedAt,
            int durationMillis,
            String outcome,
            Integer status,
            String error,
            String response) {}
}
