package dev.gatehouse.routing;

import java.util.Optional;

/**
 * A subscription, ready for matching.
 *
 * @param subscriptionId its database id
 * @param destination the name of the destination it leads to
 * @param state whether deliveries are made and go on
 * @param held whether its deliveries are to be held, also because its endpoint is paused
 * @param rules what it takes and what it does with it
 */
public record Route(long subscriptionId, String destination, SubscriptionState state, boolean held, Rules rules) {

    /** Whether an event of this type may go this way; its filter decides then. */
    public boolean takes(String eventType) {
        return state != SubscriptionState.DISABLED && rules.takes(eventType);
    }

    /** What else an event has to be; empty for nothing. */
    public Optional<Filter> filter() {
        return rules.condition();
    }

    /** What makes the body that is delivered; empty for the body that was received. */
    public Optional<Transformation> transformation() {
        return Optional.ofNullable(rules.transformation());
    }

    /** Where the value is found whose events are delivered one after the other; empty for any order. */
    public Optional<String> orderKey() {
        return Optional.ofNullable(rules.orderKey());
    }

    /** How often a delivery is tried. */
    public RetryPolicy retry() {
        return rules.retry();
    }
}
