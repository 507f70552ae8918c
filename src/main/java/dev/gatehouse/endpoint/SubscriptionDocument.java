package dev.gatehouse.endpoint;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.gatehouse.routing.RetryDefinition;
import dev.gatehouse.routing.SubscriptionDefinition;
import dev.gatehouse.routing.SubscriptionState;
import java.util.List;

/**
 * A subscription as integrators write it.
 *
 * @param endpoint slug of the endpoint whose events it takes
 * @param destination name of the destination they go to
 * @param types patterns of the event types it takes; null for every type
 * @param filter a condition in CEL; null for none
 * @param transform a transformation in JSONata; null for none
 * @param retry how often a delivery is tried; null for what the kind of the destination usually gets
 * @param orderKey place of the value within which deliveries keep their order; null for no order
 * @param state what becomes of the events it takes
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SubscriptionDocument(
        String endpoint,
        String destination,
        List<String> types,
        String filter,
        String transform,
        RetryDefinition retry,
        String orderKey,
        SubscriptionState state) {

    /** The same with the defaults that are shown. */
    SubscriptionDocument filled() {
        return new SubscriptionDocument(
                endpoint,
                destination,
                types == null ? List.of("*") : types,
                filter,
                transform,
                retry,
                orderKey,
                state == null ? SubscriptionState.ACTIVE : state);
    }

    SubscriptionDefinition definition() {
        return new SubscriptionDefinition(types, filter, transform, retry, orderKey);
    }
}
