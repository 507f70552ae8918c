package dev.gatehouse.delivery;

import dev.gatehouse.endpoint.Endpoint;
import dev.gatehouse.endpoint.EndpointDirectory;
import dev.gatehouse.persistence.Columns;
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
import java.util.stream.Stream;

/**
 * How replayed deliveries come among the live ones. They travel the same way, a few at a time, and are not made while
 * there is a backlog.
 */
@ApplicationScoped
public class ReplayLane {

    private static final String INSERT = """
            insert into delivery (id, event_id, endpoint_id, subscription_id, status, outbound, reason, due_at,
                                  replay_id)
            select id, event_id, endpoint_id, subscription_id, status, outbound, reason,
                   case when status = 'held' then null when outbound then now()
                        else now() + ? * interval '1 second' end, ?
            from unnest(?::uuid[], ?::uuid[], ?::bigint[], ?::bigint[], ?::text[], ?::boolean[], ?::text[])
                as d(id, event_id, endpoint_id, subscription_id, status, outbound, reason)
            on conflict (replay_id, event_id, subscription_id) where replay_id is not null do nothing
            returning id, status, outbound
            """;

    /** When the sweeper looks after a delivery that was rung. */
    private static final int SECONDS_UNTIL_SWEPT = 10;

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
        var toRing = insert(
                connection,
                replayId,
                deliveries.stream().filter(d -> d.order().isEmpty()).toList());
        var ordered = deliveries.stream().filter(d -> d.order().isPresent()).toList();
        toRing.addAll(new OrderedDeliveries(connection).insert(ordered, Optional.of(replayId)));
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

    private static List<UUID> insert(Connection connection, UUID replayId, List<NewDelivery> deliveries)
            throws SQLException {
        if (deliveries.isEmpty()) {
            return new ArrayList<>();
        }
        try (var statement = connection.prepareStatement(INSERT)) {
            statement.setInt(1, SECONDS_UNTIL_SWEPT);
            statement.setObject(2, replayId);
            new Columns<>(statement, 3, deliveries)
                    .bind("uuid", NewDelivery::id)
                    .bind("uuid", NewDelivery::eventId)
                    .bind("bigint", NewDelivery::endpointId)
                    .bind("bigint", NewDelivery::subscriptionId)
                    .bind("text", delivery -> delivery.status().text())
                    .bind("boolean", NewDelivery::outbound)
                    .bind("text", NewDelivery::reason);
            try (var rows = statement.executeQuery()) {
                var toRing = new ArrayList<UUID>();
                while (rows.next()) {
                    if (DeliveryStatus.PENDING.text().equals(rows.getString(2)) && !rows.getBoolean(3)) {
                        toRing.add(rows.getObject(1, UUID.class));
                    }
                }
                return toRing;
            }
        }
    }
}
