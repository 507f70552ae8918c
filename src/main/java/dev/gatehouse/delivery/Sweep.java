package dev.gatehouse.delivery;

import dev.gatehouse.endpoint.EndpointDirectory;
import dev.gatehouse.inbox.Results;
import dev.gatehouse.routing.RetryPolicy;
import dev.gatehouse.routing.Route;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import org.hibernate.Session;

/**
 * One look at everything that is due: retries whose rest is over, bells that may be lost, leases that ran out. Nodes
 * sweep at the same time without meeting, because each skips the rows another holds.
 */
@ApplicationScoped
class Sweep {

    /** The most deliveries that are rung and not claimed; what is more waits in the database, in its order. */
    static final int MOST_RUNG = 1024;

    /**
     * Also of endpoints that were deleted: what they accepted is still done. And of subscriptions that were removed: what
     * is due of those is cancelled. In the order in which it came. Which subscriptions hold anything is found by leaping
     * from one to the next in the index, so that what stays held costs nothing.
     */
    private static final String RELEASE_HELD = """
            with recursive holding(id) as (
                (select subscription_id from delivery where parked = 'held' order by subscription_id limit 1)
                union all
                select (select d.subscription_id from delivery d
                        where d.parked = 'held' and d.subscription_id > h.id order by d.subscription_id limit 1)
                from holding h where h.id is not null
            )
            update delivery set status = 'pending', due_at = case when order_key is null then now() end
            where id in (
                select d.id
                from holding h
                join subscription s on s.id = h.id
                join endpoint e on e.id = s.endpoint_id
                cross join lateral (
                    select id from delivery where parked = 'held' and subscription_id = s.id
                    order by id limit 5000 for update skip locked) d
                where s.deleted_at is not null
                   or (s.state = 'active' and (e.state = 'active' or e.deleted_at is not null))
                order by d.id limit 5000)
            """;

    /** What is to be rung now, what of that alone, and whether more is due. */
    record Seen(List<UUID> toRing, List<UUID> toRingApart, boolean more) {}

    @PersistenceContext
    private EntityManager entityManager;

    @Inject
    private EndpointDirectory endpoints;

    @Inject
    private Results results;

    @Inject
    private Clock clock;

    /**
     * Releases what is held and need not be: whatever was accepted while its endpoint was being resumed, or was held when
     * it was disabled in between.
     */
    @Transactional
    int releaseHeld() {
        return entityManager.createNativeQuery(RELEASE_HELD).executeUpdate();
    }

    /** Calls whoever is first in a line and was not called: what was released waits there, and what was cancelled leaves. */
    @Transactional
    void wakeLines() {
        entityManager.unwrap(Session.class).doWork(connection -> {
            var lines = new Lines(connection);
            answerFor(connection, lines.giveUpRemoved());
            lines.wake();
        });
    }

    /** Looks at what is due, oldest first; what is to be rung is committed as pending when this returns. */
    @Transactional
    Seen look() {
        return entityManager.unwrap(Session.class).doReturningWork(this::look);
    }

    private Seen look(Connection connection) throws SQLException {
        var deliveries = new DueDeliveries(connection);
        int room = MOST_RUNG - deliveries.rung(MOST_RUNG);
        var due = deliveries.due(room);
        var together = lostTogether(due);
        var lost = due.stream().filter(d -> d.isLost() && !together.contains(d)).toList();
        var dead = lost.stream().filter(this::hasNoAttemptLeft).toList();
        var leased = due.stream().filter(d -> d.running() && d.leased()).toList();
        var resting = due.stream().filter(d -> !d.running()).toList();
        var held = resting.stream().filter(this::isHeld).toList();
        var removed = removed(deliveries, resting);
        var toRing = new ArrayList<>(due);
        List.of(leased, dead, together, held, removed).forEach(toRing::removeAll);
        deliveries.takeBack(together);
        deliveries.noteLostAttempts(lost);
        deliveries.lookAgainAfterLease(leased);
        deliveries.declareDead(dead);
        deliveries.hold(held);
        deliveries.ringAgain(toRing);
        answerFor(connection, events(dead));
        answerFor(connection, events(removed));
        if (!removed.isEmpty()) {
            answerFor(connection, new Lines(connection).giveUpRemoved());
        }
        return new Seen(ids(toRing), ids(together), due.size() == room);
    }

    private boolean isHeld(Due due) {
        return endpoints.route(due.subscriptionId()).filter(Route::held).isPresent();
    }

    private List<Due> removed(DueDeliveries deliveries, List<Due> resting) throws SQLException {
        var unknown = resting.stream()
                .filter(due -> endpoints.route(due.subscriptionId()).isEmpty())
                .toList();
        var cancelled = deliveries.cancelRemoved(unknown);
        return unknown.stream().filter(due -> cancelled.contains(due.id())).toList();
    }

    private static List<UUID> ids(List<Due> deliveries) {
        return deliveries.stream().map(Due::id).toList();
    }

    /**
     * Of deliveries that were claimed by one bell and lost with their node at most one was being attempted, and nobody
     * knows which. None of them uses an attempt up; whatever took the node down is alone the next time.
     */
    private static List<Due> lostTogether(List<Due> due) {
        return due.stream().filter(Due::isLost).collect(Collectors.groupingBy(Due::claim)).values().stream()
                .filter(claimed -> claimed.size() > 1)
                .flatMap(List::stream)
                .toList();
    }

    private static List<UUID> events(List<Due> deliveries) {
        return deliveries.stream().map(Due::eventId).toList();
    }

    private void answerFor(Connection connection, List<UUID> failed) throws SQLException {
        for (var event : failed) {
            results.storeUnlessKnown(connection, event, ResultAnswers.FAILED);
        }
    }

    private boolean hasNoAttemptLeft(Due due) {
        var policy = endpoints.route(due.subscriptionId()).map(Route::retry).orElse(RetryPolicy.DEFAULT);
        return policy.restAfter(due.attempts(), Claim.age(due.id(), clock.instant()), ThreadLocalRandom.current())
                .isEmpty();
    }
}
