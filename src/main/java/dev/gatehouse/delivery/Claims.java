package dev.gatehouse.delivery;

import dev.gatehouse.handler.EventFacts;
import dev.gatehouse.inbox.HeaderText;
import dev.gatehouse.inbox.ResultOf;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.hibernate.Session;

/**
 * Takes deliveries and puts them back. A claim is one conditional update, so a delivery whose bell rings ten times is
 * claimed once; it counts the attempt and brings the event with it. Of a line the first alone can be claimed.
 */
@ApplicationScoped
class Claims {

    private static final String CLAIM = """
            with claimed as (
                update delivery d set status = 'running', attempts = attempts + 1, claim = ?,
                                      lease_until = now() + ? * interval '1 millisecond'
                where id = any (?) and status = 'pending' and (order_key is null or not exists (
                    select from delivery before
                    where before.subscription_id = d.subscription_id and before.order_key = d.order_key
                      and before.order_place < d.order_place
                      and (before.settled_at is null or before.parked = 'dead')))
                returning id, event_id, subscription_id, attempts, order_key
            )
            select c.id, c.subscription_id, c.attempts, e.id, p.slug, e.event_id, e.type, e.received_at, e.headers,
                   e.body, e.awaits_result, e.endpoint_id, e.idempotency_key, c.order_key
            from claimed c join event e on e.id = c.event_id join endpoint p on p.id = e.endpoint_id
            order by c.id
            """;

    private static final String PUT_BACK = """
            update delivery set status = ?, attempts = attempts - 1, claim = null, lease_until = null,
                                due_at = case ?::text when 'held' then null else now() + interval '10 seconds' end
            where id = any (?) and claim = ? and status = 'running'
            """;

    @PersistenceContext
    private EntityManager entityManager;

    /** Claims those of the deliveries that may be claimed. */
    @Transactional
    List<Claim> take(Collection<UUID> deliveryIds, Duration lease) {
        return entityManager.unwrap(Session.class).doReturningWork(connection -> take(connection, deliveryIds, lease));
    }

    /** Gives claims back that were not used, to be rung at once; their attempts do not count. */
    @Transactional
    void putBack(List<Claim> unused) {
        entityManager.unwrap(Session.class).doWork(connection -> putBack(connection, unused, DeliveryStatus.PENDING));
    }

    /** Gives claims back that nobody can use now; they rest for 10 s, and their attempts do not count. */
    @Transactional
    void rest(List<Claim> unused) {
        entityManager.unwrap(Session.class).doWork(connection -> putBack(connection, unused, DeliveryStatus.WAITING));
    }

    /** Holds what may not go on now; no attempt is used up. */
    @Transactional
    void hold(List<Claim> unused) {
        entityManager.unwrap(Session.class).doWork(connection -> putBack(connection, unused, DeliveryStatus.HELD));
    }

    private static List<Claim> take(Connection connection, Collection<UUID> ids, Duration lease) throws SQLException {
        var token = UUID.randomUUID();
        try (var statement = connection.prepareStatement(CLAIM)) {
            statement.setObject(1, token);
            statement.setLong(2, lease.toMillis());
            statement.setArray(3, connection.createArrayOf("uuid", ids.toArray()));
            try (var rows = statement.executeQuery()) {
                var claims = new ArrayList<Claim>();
                while (rows.next()) {
                    claims.add(claim(rows, token));
                }
                return claims;
            }
        }
    }

    private static void putBack(Connection connection, List<Claim> unused, DeliveryStatus status) throws SQLException {
        var ids = unused.stream().map(Claim::deliveryId).toArray();
        try (var statement = connection.prepareStatement(PUT_BACK)) {
            statement.setString(1, status.text());
            statement.setString(2, status.text());
            statement.setArray(3, connection.createArrayOf("uuid", ids));
            statement.setObject(4, unused.get(0).token());
            statement.executeUpdate();
        }
    }

    /** The claim of a row, whose columns are those of {@link #CLAIM}. */
    static Claim claim(ResultSet row, UUID token) throws SQLException {
        var event = new EventFacts(
                row.getObject(4, UUID.class),
                row.getString(5),
                row.getString(6),
                row.getString(7),
                row.getObject(8, OffsetDateTime.class).toInstant(),
                headers(row.getString(9)),
                row.getBytes(10),
                row.getInt(3));
        var awaited = row.getBoolean(11) ? new ResultOf(event.id(), row.getLong(12), row.getString(13)) : null;
        long subscription = row.getLong(2);
        var line = row.getObject(14, UUID.class);
        return new Claim(
                row.getObject(1, UUID.class),
                token,
                subscription,
                event,
                awaited,
                line == null ? null : new OrderKey(subscription, line));
    }

    private static List<EventFacts.Header> headers(String text) {
        return HeaderText.read(text).stream()
                .map(pair -> new EventFacts.Header(pair.get(0), pair.get(1)))
                .toList();
    }
}
