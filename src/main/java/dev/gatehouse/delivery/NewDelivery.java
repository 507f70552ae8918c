package dev.gatehouse.delivery;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.gatehouse.routing.Route;
import java.util.Optional;
import java.util.UUID;

/**
 * A delivery that is about to be stored.
 *
 * @param order the line it waits in; empty when it waits for no other
 * @param outbound whether it leaves this application: it is not rung for, but waits until its receiver has room
 * @param reason why it is made although it may not be wanted; null for what is plainly wanted
 */
record NewDelivery(
        UUID id,
        UUID eventId,
        long endpointId,
        long subscriptionId,
        DeliveryStatus status,
        Optional<OrderKey> order,
        boolean outbound,
        String reason) {

    /** Of an event to a subscription, plainly wanted and in no order. */
    static NewDelivery of(UUID eventId, long endpointId, Route route, boolean outbound) {
        return new NewDelivery(
                UuidCreator.getTimeOrderedEpochPlus1(),
                eventId,
                endpointId,
                route.subscriptionId(),
                route.held() ? DeliveryStatus.HELD : DeliveryStatus.PENDING,
                Optional.empty(),
                outbound,
                null);
    }

    NewDelivery inLine(Optional<OrderKey> line) {
        return new NewDelivery(id, eventId, endpointId, subscriptionId, status, line, outbound, reason);
    }

    NewDelivery because(String why) {
        return new NewDelivery(id, eventId, endpointId, subscriptionId, status, order, outbound, why);
    }
}
