package dev.gatehouse.routing;

import java.util.List;
import java.util.Optional;

/**
 * A subscription, ready for matching.
 *
 * @param subscriptionId its database id
 * @param destination the name of the destination it leads to
 * @param types patterns of the event types it takes
 * @param retry how often a delivery is tried
 * @param orderKey where the value is found whose events are delivered one after the other; empty for any order
 */
public record Route(
        long subscriptionId,
        String destination,
        List<TypePattern> types,
        RetryPolicy retry,
        Optional<String> orderKey) {

    /** Whether an event of this type goes this way. */
    public boolean takes(String eventType) {
        return types.stream().anyMatch(pattern -> pattern.matches(eventType));
    }
}
