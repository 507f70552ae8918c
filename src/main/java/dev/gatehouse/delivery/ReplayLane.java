package dev.gatehouse.delivery;

import dev.gatehouse.endpoint.Endpoint;
import dev.gatehouse.endpoint.EndpointDirectory;
import dev.gatehouse.routing.Route;
import dev.gatehouse.routing.SubscriptionState;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How replayed deliveries come among the live ones. They travel the same way, a few at a time, and are not made while
 * there is a backlog.
 */
@ApplicationScoped
public class ReplayLane {

    /**
     * What was made.
     *
     * @param toRing what to ring for after the commit
     * @param unrouted the events no subscription takes
     */
    public record Made(List<UUID> toRing, Set<UUID> unrouted) {}

    @Inject
    private EndpointDirectory endpoints;

    @Inject
    private Doorbell doorbell;

    @Inject
    private Backlog backlog;

    @Inject
    private Outbound outbound;

    /** Whether deliveries wait for room that are here already; a replay makes no more of them then. */
    public boolean isFull() {
        return backlog.isThere();
    }

    /** Whether events of this endpoint can be delivered to the subscription now. */
    public boolean leadsTo(long endpointId, long subscriptionId) {
        return routes(endpointId)
                .anyMatch(route ->
                        route.subscriptionId() == subscriptionId && route.state() != SubscriptionState.DISABLED);
    }

    /**
     * Makes a delivery for each subscription that takes an event now, unless the replay has made it before; in the
     * caller's transaction.
     *
     * @param subscription the only one to deliver to, whichever types it takes; empty for those that take the event
     */
    public Made make(Connection connection, UUID replayId, OptionalLong subscription, List<ReplayedEvent> events)
            throws SQLException {
        var deliveries = new ArrayList<NewDelivery>();
        var unrouted = new HashSet<UUID>();
        for (var event : events) {
            var made = deliveries(connection, event, subscription);
            deliveries.addAll(made);
            if (made.isEmpty()) {
                unrouted.add(event.id());
            }
        }
        var byOrder = deliveries.stream()
                .collect(Collectors.partitioningBy(d -> d.order().isPresent()));
        var toRing = new ArrayList<>(new FreeDeliveries(connection).insertReplayed(byOrder.get(false), replayId));
        toRing.addAll(new OrderedDeliveries(connection).insert(byOrder.get(true), Optional.of(replayId)));
        return new Made(toRing, unrouted);
    }

    /** Calls for attempts at what was made; to be called after the commit. */
    public void ring(List<UUID> deliveryIds) {
        doorbell.ring(deliveryIds);
        outbound.wake();
    }

    private List<NewDelivery> deliveries(Connection connection, ReplayedEvent event, OptionalLong subscription) {
        return endpoints.byId(event.endpointId()).stream()
                .map(endpoint -> new Matching(endpoint, new StoredRequest(connection, event), outbound::isFor))
                .flatMap(matching -> (subscription.isPresent()
                                ? matching.to(subscription.getAsLong())
                                : matching.deliveries())
                        .stream())
                .toList();
    }

    private Stream<Route> routes(long endpointId) {
        return endpoints.byId(endpointId).map(Endpoint::routes).stream().flatMap(List::stream);
    }
}
