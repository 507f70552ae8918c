package dev.gatehouse.delivery;

import dev.gatehouse.handler.EventFacts;
import dev.gatehouse.inbox.ResultOf;
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
}
