package dev.gatehouse.delivery;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.gatehouse.endpoint.Endpoint;
import dev.gatehouse.endpoint.EndpointState;
import dev.gatehouse.routing.Route;
import java.util.Optional;
import java.util.UUID;

/**
 * A delivery that is about to be stored.
 *
 * @param order the line it waits in; empty when it waits for no other
 * @param outbound whether it leaves this application: it is not rung for, but waits until its receiver has room
 */
record NewDelivery(
        UUID id,
        UUID eventId,
        long endpointId,
        long subscriptionId,
        DeliveryStatus status,
        Optional<OrderKey> order,
        boolean outbound) {

    static NewDelivery of(UUID eventId, Endpoint endpoint, Route route, Optional<OrderKey> order, boolean outbound) {
        return new NewDelivery(
                UuidCreator.getTimeOrderedEpochPlus1(),
                eventId,
                endpoint.id(),
                route.subscriptionId(),
                endpoint.state() == EndpointState.PAUSED ? DeliveryStatus.HELD : DeliveryStatus.PENDING,
                order,
                outbound);
    }
}
