package dev.gatehouse.routing;

import java.util.List;

/**
 * A subscription, ready for matching.
 *
 * @param subscriptionId its database id
 * @param destination the name of the destination it leads to
 * @param types patterns of the event types it takes
 * @param retry how often a delivery is tried
 */
public record Route(long subscriptionId, String destination, List<TypePattern> types, RetryPolicy retry) {

    /** Whether an event of this type goes this way. */
    public boolean takes(String eventType) {
        return types.stream().anyMatch(pattern -> pattern.matches(eventType));
    }
}
