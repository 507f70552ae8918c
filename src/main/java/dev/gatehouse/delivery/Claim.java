package dev.gatehouse.delivery;

import dev.gatehouse.handler.EventFacts;
import dev.gatehouse.inbox.ResultOf;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * The right to make one attempt, until the lease ends.
 *
 * @param deliveryId the delivery
 * @param token proves the right: a settlement with another token changes nothing
 * @param subscriptionId the subscription that says where to and how often
 * @param event what is delivered; its {@code attempt} is the number of this attempt
 * @param awaited whose result it makes; null when no sender waits for one
 * @param order the line the delivery is the first of; null when it is in none
 */
record Claim(UUID deliveryId, UUID token, long subscriptionId, EventFacts event, ResultOf awaited, OrderKey order) {

    int attempt() {
        return event.attempt();
    }

    /** How long ago the delivery was decided: its id, a UUIDv7, begins with that time in milliseconds. */
    Duration age(Instant now) {
        return age(deliveryId, now);
    }

    /** As {@link #age(Instant)}, of the delivery of this id. */
    static Duration age(UUID deliveryId, Instant now) {
        var decided = Instant.ofEpochMilli(deliveryId.getMostSignificantBits() >>> 16);
        return decided.isBefore(now) ? Duration.between(decided, now) : Duration.ZERO;
    }
}
