package dev.gatehouse.delivery;

import dev.gatehouse.endpoint.EndpointDirectory;
import dev.gatehouse.inbox.AcceptanceHook;
import dev.gatehouse.inbox.Arrival;
import dev.gatehouse.inbox.ResultOf;
import dev.gatehouse.inbox.Results;
import dev.gatehouse.persistence.Columns;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Decides an event's whole fate in the transaction that stores it: one delivery for each subscription that takes it. */
@ApplicationScoped
class Registrar implements AcceptanceHook {

    private static final String INSERT = """
            insert into delivery (id, event_id, endpoint_id, subscription_id, status, outbound, reason, due_at)
            select id, event_id, endpoint_id, subscription_id, status, outbound, reason,
                   case when status = 'held' then null when outbound then now()
                        else now() + ? * interval '1 second' end
            from unnest(?::uuid[], ?::uuid[], ?::bigint[], ?::bigint[], ?::text[], ?::boolean[], ?::text[])
                as d(id, event_id, endpoint_id, subscription_id, status, outbound, reason)
            """;

    /** When the sweeper looks after a delivery that was rung. */
    private static final int SECONDS_UNTIL_SWEPT = 10;

    @Inject
    private EndpointDirectory endpoints;

    @Inject
    private Doorbell doorbell;

    @Inject
    private Backlog backlog;

    @Inject
    private Outbound outbound;

    @Inject
    private DeliverySettings settings;

    @Inject
    private Results results;

    @Override
    public Runnable inTransaction(Connection connection, List<Arrival> accepted) throws SQLException {
        var deliveries = new ArrayList<NewDelivery>();
        var unrouted = new ArrayList<Arrival>();
        for (var arrival : accepted) {
            if (!route(arrival, deliveries)) {
                unrouted.add(arrival);
            }
        }
        boolean ringing = settings.workers() > 0 && !backlog.isThere();
        var free = deliveries.stream().filter(d -> d.order().isEmpty()).toList();
        insert(connection, free, ringing ? SECONDS_UNTIL_SWEPT : 0);
        var firstInLine = new OrderedDeliveries(connection).insert(inOrder(deliveries), Optional.empty());
        var answered = answerUnrouted(connection, unrouted);
        return () -> {
            if (ringing) {
                doorbell.ring(pending(free));
                doorbell.ring(firstInLine);
            }
            if (deliveries.stream().anyMatch(NewDelivery::outbound)) {
                outbound.wake();
            }
            answered.run();
        };
    }

    /** Of those that share a transaction the one first that came to the door first: ids are given in that order. */
    private static List<NewDelivery> inOrder(List<NewDelivery> deliveries) {
        return deliveries.stream()
                .filter(delivery -> delivery.order().isPresent())
                .sorted(Comparator.comparing(NewDelivery::eventId))
                .toList();
    }

    private static List<UUID> pending(List<NewDelivery> deliveries) {
        return deliveries.stream()
                .filter(delivery -> delivery.status() == DeliveryStatus.PENDING && !delivery.outbound())
                .map(NewDelivery::id)
                .toList();
    }

    private boolean route(Arrival arrival, List<NewDelivery> deliveries) {
        int before = deliveries.size();
        endpoints
                .byId(arrival.terms().endpointId())
                .ifPresent(endpoint -> deliveries.addAll(
                        new Matching(endpoint, new MatchedEvent.Arriving(arrival), outbound::isFor).deliveries()));
        return deliveries.size() > before;
    }

    private static void insert(Connection connection, List<NewDelivery> deliveries, int secondsUntilSwept)
            throws SQLException {
        if (deliveries.isEmpty()) {
            return;
        }
        try (var statement = connection.prepareStatement(INSERT)) {
            statement.setInt(1, secondsUntilSwept);
            new Columns<>(statement, 2, deliveries)
                    .bind("uuid", NewDelivery::id)
                    .bind("uuid", NewDelivery::eventId)
                    .bind("bigint", NewDelivery::endpointId)
                    .bind("bigint", NewDelivery::subscriptionId)
                    .bind("text", delivery -> delivery.status().text())
                    .bind("boolean", NewDelivery::outbound)
                    .bind("text", NewDelivery::reason);
            statement.executeUpdate();
        }
    }

    /** A sender that waits for a result must not wait for one that nobody will make. */
    private Runnable answerUnrouted(Connection connection, List<Arrival> unrouted) throws SQLException {
        var answered = new ArrayList<UUID>();
        for (var arrival : unrouted) {
            if (arrival.terms().answer().isEmpty()) {
                var of = new ResultOf(
                        arrival.id(),
                        arrival.terms().endpointId(),
                        arrival.identity().key());
                results.store(connection, of, ResultAnswers.NOBODY_SUBSCRIBED);
                answered.add(arrival.id());
            }
        }
        return () -> answered.forEach(id -> results.announce(id, ResultAnswers.NOBODY_SUBSCRIBED));
    }
}
