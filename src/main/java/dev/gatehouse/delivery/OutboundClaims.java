package dev.gatehouse.delivery;

import dev.gatehouse.inbox.Results;
import dev.gatehouse.persistence.Columns;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import org.hibernate.Session;

/**
 * Takes what is to leave, as much as there is room for. Each subscription has a line of its own, in the order in which
 * its deliveries became due, so nobody passes another's backlog to find his own.
 */
@ApplicationScoped
class OutboundClaims {

    private static final String DUE = """
            select d.id, d.status = 'running', d.lease_until > now(), d.attempts, d.subscription_id, d.event_id, d.claim
            from unnest(?::bigint[], ?::integer[]) as line(subscription_id, room)
            cross join lateral (
                select * from delivery
                where subscription_id = line.subscription_id and outbound and due_at <= now()
                order by due_at limit line.room) d
            order by d.due_at
            """;

    /** While it is claimed, the one thing to look for is its lease. */
    private static final String CLAIM = """
            with free as (
                select id from delivery
                where id = any (?) and outbound and status in ('pending', 'waiting') and due_at <= now()
                for update skip locked
            ), claimed as (
                update delivery d set status = 'running', attempts = attempts + 1, claim = ?,
                                      lease_until = now() + ? * interval '1 millisecond',
                                      due_at = now() + ? * interval '1 millisecond'
                from free where d.id = free.id
                returning d.id, d.event_id, d.subscription_id, d.attempts, d.order_key
            )
            select c.id, c.subscription_id, c.attempts, e.id, p.slug, e.event_id, e.type, e.received_at, e.headers,
                   e.body, e.awaits_result, e.endpoint_id, e.idempotency_key, c.order_key
            from claimed c join event e on e.id = c.event_id join endpoint p on p.id = e.endpoint_id
            order by c.id
            """;

    private static final String LOST = """
            select id, true, false, attempts, subscription_id, event_id, claim from delivery
            where id = any (?) and status = 'running' and lease_until <= now() for update skip locked
            """;

    private static final String SEND_OUT = """
            update delivery set outbound = true, status = 'pending', attempts = attempts - 1, claim = null,
                                lease_until = null, due_at = now()
            where id = any (?) and claim = ? and status = 'running'
            """;

    private static final String KEEP_IN = """
            update delivery set outbound = false, status = 'pending', due_at = now()
            where subscription_id = any (?) and outbound and due_at is not null and status in ('pending', 'waiting')
            """;

    private static final String HOLD = """
            update delivery set status = 'held', due_at = null
            where subscription_id = any (?) and outbound and due_at is not null and status in ('pending', 'waiting')
            """;

    private static final String CANCEL_REMOVED = """
            update delivery d set status = 'cancelled', due_at = null, settled_at = now(),
                                  reason = 'its subscription was removed'
            from subscription s
            where s.deleted_at is not null and d.subscription_id = s.id and d.outbound and d.due_at is not null
              and d.status in ('pending', 'waiting')
            returning d.event_id
            """;

    /**
     * How much of a subscription's line is looked at.
     *
     * @param room at most so many
     */
    record Line(long subscriptionId, int room) {}

    @PersistenceContext
    private EntityManager entityManager;

    @Inject
    private Results results;

    /** The first of each line that are due; nothing is locked. */
    @Transactional
    List<Due> due(List<Line> lines) {
        return entityManager.unwrap(Session.class).doReturningWork(connection -> due(connection, lines));
    }

    /** Claims those of the deliveries that may be claimed and that nobody else is about to. */
    @Transactional
    List<Claim> take(Collection<UUID> deliveryIds, Duration lease) {
        return entityManager.unwrap(Session.class).doReturningWork(connection -> take(connection, deliveryIds, lease));
    }

    /** Notes the attempts of nodes that are gone; those that have no other left are dead, the others due in 10 s. */
    @Transactional
    void takeOver(List<Due> seen, Predicate<Due> hasNoAttemptLeft) {
        entityManager.unwrap(Session.class).doWork(connection -> {
            var deliveries = new DueDeliveries(connection);
            var lost = lost(connection, seen);
            var dead = lost.stream().filter(hasNoAttemptLeft).toList();
            deliveries.noteLostAttempts(lost);
            deliveries.ringAgain(lost.stream().filter(hasNoAttemptLeft.negate()).toList());
            deliveries.declareDead(dead);
            for (var delivery : dead) {
                results.storeUnlessKnown(connection, delivery.eventId(), ResultAnswers.FAILED);
            }
        });
    }

    /** Those that are lost still, and that no other node is taking over. */
    private static List<Due> lost(Connection connection, List<Due> seen) throws SQLException {
        try (var statement = connection.prepareStatement(LOST)) {
            new Columns<>(statement, seen).bind("uuid", Due::id);
            return due(statement);
        }
    }

    /** Of claims whose subscription leads elsewhere: they get in line there, and no attempt is used up. */
    @Transactional
    void sendOut(List<Claim> claims) {
        entityManager.unwrap(Session.class).doWork(connection -> {
            try (var statement = connection.prepareStatement(SEND_OUT)) {
                var ids = claims.stream().map(Claim::deliveryId).toArray();
                statement.setArray(1, connection.createArrayOf("uuid", ids));
                statement.setObject(2, claims.get(0).token());
                statement.executeUpdate();
            }
        });
    }

    /** The reverse, for subscriptions that lead to the handlers now. */
    @Transactional
    void keepIn(List<Long> subscriptionIds) {
        change(KEEP_IN, subscriptionIds);
    }

    /** What waits for a subscription that is paused or disabled is held, and released as everything that is held. */
    @Transactional
    void hold(List<Long> subscriptionIds) {
        change(HOLD, subscriptionIds);
    }

    /** What waits for a subscription that is gone is given up, and what waits behind it; senders that wait are told. */
    @Transactional
    void cancelRemoved() {
        entityManager.unwrap(Session.class).doWork(connection -> {
            var events = cancelled(connection);
            if (!events.isEmpty()) {
                events.addAll(new Lines(connection).giveUpRemoved());
            }
            for (var event : events) {
                results.storeUnlessKnown(connection, event, ResultAnswers.FAILED);
            }
        });
    }

    private static List<UUID> cancelled(Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement(CANCEL_REMOVED);
                var rows = statement.executeQuery()) {
            var events = new ArrayList<UUID>();
            while (rows.next()) {
                events.add(rows.getObject(1, UUID.class));
            }
            return events;
        }
    }

    private void change(String sql, List<Long> subscriptionIds) {
        entityManager.unwrap(Session.class).doWork(connection -> {
            try (var statement = connection.prepareStatement(sql)) {
                statement.setArray(1, connection.createArrayOf("bigint", subscriptionIds.toArray()));
                statement.executeUpdate();
            }
        });
    }

    private static List<Due> due(Connection connection, List<Line> lines) throws SQLException {
        try (var statement = connection.prepareStatement(DUE)) {
            new Columns<>(statement, lines).bind("bigint", Line::subscriptionId).bind("integer", Line::room);
            return due(statement);
        }
    }

    private static List<Due> due(PreparedStatement query) throws SQLException {
        try (var rows = query.executeQuery()) {
            var due = new ArrayList<Due>();
            while (rows.next()) {
                due.add(DueDeliveries.due(rows));
            }
            return due;
        }
    }

    private static List<Claim> take(Connection connection, Collection<UUID> ids, Duration lease) throws SQLException {
        var token = UUID.randomUUID();
        try (var statement = connection.prepareStatement(CLAIM)) {
            statement.setArray(1, connection.createArrayOf("uuid", ids.toArray()));
            statement.setObject(2, token);
            statement.setLong(3, lease.toMillis());
            statement.setLong(4, lease.toMillis());
            try (var rows = statement.executeQuery()) {
                var claims = new ArrayList<Claim>();
                while (rows.next()) {
                    claims.add(Claims.claim(rows, token));
                }
                return claims;
            }
        }
    }
}
