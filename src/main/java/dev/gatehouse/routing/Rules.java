package dev.gatehouse.routing;

import java.util.List;
import java.util.Optional;

/**
 * What a subscription takes and what it does with it, compiled.
 *
 * @param types patterns of the event types it takes
 * @param filter what else an event has to be; null for nothing
 * @param transformation what makes the body that is delivered; null for the body that was received
 * @param retry how often a delivery is tried
 * @param orderKey where the value is found whose events are delivered one after the other; null for any order
 */
public record Rules(
        List<TypePattern> types, Filter filter, Transformation transformation, RetryPolicy retry, String orderKey) {

    /** Copies the list. */
    public Rules {
        types = List.copyOf(types);
    }

    /** Of a subscription that was stored and can't be used: it takes all, and its attempts fail for this reason. */
    public static Rules unusable(String why) {
        return new Rules(List.of(TypePattern.of("*")), null, Transformation.unusable(why), RetryPolicy.DEFAULT, null);
    }

    /** Whether an event of this type may go this way. */
    boolean takes(String eventType) {
        return types.stream().anyMatch(pattern -> pattern.matches(eventType));
    }

    /** Its filter, if it has one. */
    public Optional<Filter> condition() {
        return Optional.ofNullable(filter);
    }
}
