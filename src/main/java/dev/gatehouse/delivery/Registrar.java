package dev.gatehouse.delivery;

import dev.gatehouse.endpoint.EndpointDirectory;
import dev.gatehouse.inbox.AcceptanceHook;
import dev.gatehouse.inbox.Arrival;
import dev.gatehouse.inbox.ResultOf;
import dev.gatehouse.inbox.Results;
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
        var toRing = new FreeDeliveries(connection).insert(free, ringing);
        var firstInLine = new OrderedDeliveries(connection).insert(inOrder(deliveries), Optional.empty());
        var answered = answerUnrouted(connection, unrouted);
        return () -> {
            if (ringing) {
                doorbell.ring(toRing);
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

    private boolean route(Arrival arrival, List<NewDelivery> deliveries) {
        int before = deliveries.size();
        endpoints
                .byId(arrival.terms().endpointId())
                .ifPresent(endpoint -> deliveries.addAll(
                        new Matching(endpoint, new MatchedEvent.Arriving(arrival), outbound::isFor).deliveries()));
        return deliveries.size() > before;
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
