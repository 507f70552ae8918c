package dev.gatehouse.delivery;

import dev.gatehouse.endpoint.EndpointDirectory;
import dev.gatehouse.inbox.Results;
import dev.gatehouse.persistence.Columns;
import dev.gatehouse.routing.RetryPolicy;
import dev.gatehouse.routing.Route;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.hibernate.Session;

/**
 * One look at everything that is due: retries whose rest is over, bells that may be lost, leases that ran out. Nodes
 * sweep at the same time without meeting, because each skips the rows another holds.
 */
@ApplicationScoped
class Sweep {

    /** The most deliveries that are rung and not claimed; what is more waits in the database, in its order. */
    static final int MOST_RUNG = 1024;

    private static final String RUNG = """
            select count(*) from (
                select from delivery where due_at > now() and due_at <= now() + interval '10 seconds' and status = 'pending'
                limit ?) rung
            """;

    private static final String DUE = """
            select id, status = 'running', lease_until > now(), attempts, subscription_id, event_id
            from delivery where due_at <= now() order by due_at, id limit ? for update skip locked
            """;

    /** Also of endpoints that were deleted: what they accepted is still done. In the order in which it came. */
    private static final String RELEASE_HELD = """
            update delivery set status = 'pending', due_at = now()
            where id in (
                select d.id from delivery d join endpoint e on e.id = d.endpoint_id
                where d.parked = 'held' and (e.state = 'active' or e.deleted_at is not null)
                order by d.id limit 5000 for update of d skip locked)
            """;

    private static final String RING_AGAIN = """
            update delivery set status = 'pending', claim = null, lease_until = null,
                                due_at = now() + interval '10 seconds'
            where id = any (?)
            """;

    private static final String LOOK_AGAIN_AFTER_LEASE = "update delivery set due_at = lease_until where id = any (?)";

    private static final String DECLARE_DEAD = """
            update delivery set status = 'dead', claim = null, lease_until = null, due_at = null, settled_at = now()
            where id = any (?)
            """;

    private static final String NOTE_LOST_ATTEMPTS = """
            insert into attempt (delivery_id, number, started_at, duration_millis, outcome, error)
            select id, attempts, now(), 0, 'lost', 'the node that made this attempt did not settle it in time'
            from delivery where id = any (?)
            on conflict do nothing
            """;

    /** What is to be rung now, and whether more than that is due. */
    record Seen(List<UUID> toRing, boolean more) {}

    private record Due(UUID id, boolean running, boolean leased, int attempts, long subscriptionId, UUID eventId) {}

    @PersistenceContext
    private EntityManager entityManager;

    @Inject
    private EndpointDirectory endpoints;

    @Inject
    private Results results;

    /**
     * Releases what is held and need not be: whatever was accepted while its endpoint was being resumed, or was held when
     * it was disabled in between.
     */
    @Transactional
    void releaseHeld() {
        entityManager.createNativeQuery(RELEASE_HELD).executeUpdate();
    }

    /** Looks at what is due, oldest first; what is to be rung is committed as pending when this returns. */
    @Transactional
    Seen look() {
        return entityManager.unwrap(Session.class).doReturningWork(this::look);
    }

    private Seen look(Connection connection) throws SQLException {
        int room = MOST_RUNG - rung(connection);
        var due = due(connection, room);
        var leased = due.stream().filter(d -> d.running() && d.leased()).toList();
        var lost = due.stream().filter(d -> d.running() && !d.leased()).toList();
        var dead = lost.stream().filter(this::hasNoAttemptLeft).toList();
        var toRing = new ArrayList<>(due);
        toRing.removeAll(leased);
        toRing.removeAll(dead);
        update(connection, NOTE_LOST_ATTEMPTS, lost);
        update(connection, LOOK_AGAIN_AFTER_LEASE, leased);
        update(connection, DECLARE_DEAD, dead);
        update(connection, RING_AGAIN, toRing);
        answerFor(connection, dead);
        return new Seen(toRing.stream().map(Due::id).toList(), due.size() == room);
    }

    private static int rung(Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement(RUNG)) {
            statement.setInt(1, MOST_RUNG);
            try (var rows = statement.executeQuery()) {
                rows.next();
                return rows.getInt(1);
            }
        }
    }

    private void answerFor(Connection connection, List<Due> dead) throws SQLException {
        for (var delivery : dead) {
            results.storeUnlessKnown(connection, delivery.eventId(), ResultAnswers.FAILED);
        }
    }

    private boolean hasNoAttemptLeft(Due due) {
        var policy = endpoints.route(due.subscriptionId()).map(Route::retry).orElse(RetryPolicy.DEFAULT);
        return policy.restAfter(due.attempts(), ThreadLocalRandom.current()).isEmpty();
    }

    private static List<Due> due(Connection connection, int limit) throws SQLException {
        try (var statement = connection.prepareStatement(DUE)) {
            statement.setInt(1, limit);
            try (var rows = statement.executeQuery()) {
                var due = new ArrayList<Due>();
                while (rows.next()) {
                    due.add(new Due(
                            rows.getObject(1, UUID.class),
                            rows.getBoolean(2),
                            rows.getBoolean(3),
                            rows.getInt(4),
                            rows.getLong(5),
                            rows.getObject(6, UUID.class)));
                }
                return due;
            }
        }
    }

    private static void update(Connection connection, String sql, List<Due> deliveries) throws SQLException {
        if (deliveries.isEmpty()) {
            return;
        }
        try (var statement = connection.prepareStatement(sql)) {
            new Columns<>(statement, deliveries).bind("uuid", Due::id);
            statement.executeUpdate();
        }
    }
}
