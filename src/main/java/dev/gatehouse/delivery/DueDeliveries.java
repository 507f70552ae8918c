package dev.gatehouse.delivery;

import dev.gatehouse.persistence.Columns;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** The statements of a sweep, for what does not leave. What {@link #due} answers stays locked until the transaction ends. */
record DueDeliveries(Connection connection) {

    private static final String RUNG = """
            select count(*) from (
                select from delivery where due_at > now() and due_at <= now() + interval '10 seconds' and status = 'pending'
                  and not outbound
                limit ?) rung
            """;

    private static final String DUE = """
            select id, status = 'running', lease_until > now(), attempts, subscription_id, event_id, claim
            from delivery where due_at <= now() and not outbound order by due_at, id limit ? for update skip locked
            """;

    private static final String RING_AGAIN = """
            update delivery set status = 'pending', claim = null, lease_until = null,
                                due_at = now() + interval '10 seconds'
            where id = any (?)
            """;

    private static final String TAKE_BACK = """
            update delivery set status = 'pending', attempts = attempts - 1, claim = null, lease_until = null,
                                due_at = now() + interval '10 seconds'
            where id = any (?)
            """;

    private static final String HOLD = """
            update delivery set status = 'held', claim = null, lease_until = null, due_at = null where id = any (?)
            """;

    /** Only what the database itself says is removed: a subscription that is not known here may be new. */
    private static final String CANCEL_REMOVED = """
            update delivery d set status = 'cancelled', claim = null, lease_until = null, due_at = null,
                                  settled_at = now(), reason = 'its subscription was removed'
            from subscription s
            where d.id = any (?) and s.id = d.subscription_id and s.deleted_at is not null
            returning d.id
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

    /** How many are rung and not claimed, counted up to {@code most}. */
    int rung(int most) throws SQLException {
        try (var statement = connection.prepareStatement(RUNG)) {
            statement.setInt(1, most);
            try (var rows = statement.executeQuery()) {
                rows.next();
                return rows.getInt(1);
            }
        }
    }

    /** The oldest of those that are due and that no other node looks at. */
    List<Due> due(int limit) throws SQLException {
        try (var statement = connection.prepareStatement(DUE)) {
            statement.setInt(1, limit);
            try (var rows = statement.executeQuery()) {
                var due = new ArrayList<Due>();
                while (rows.next()) {
                    due.add(due(rows));
                }
                return due;
            }
        }
    }

    /** They become claimable and due again in 10 s. */
    void ringAgain(List<Due> deliveries) throws SQLException {
        update(RING_AGAIN, deliveries);
    }

    /** As {@link #ringAgain}, and the attempt that was counted with the claim does not count. */
    void takeBack(List<Due> deliveries) throws SQLException {
        update(TAKE_BACK, deliveries);
    }

    /** They stay where they are until their endpoint and subscription are active again. */
    void hold(List<Due> deliveries) throws SQLException {
        update(HOLD, deliveries);
    }

    /** Gives up those whose subscription was removed, and answers which that were. */
    Set<UUID> cancelRemoved(List<Due> deliveries) throws SQLException {
        var cancelled = new HashSet<UUID>();
        if (deliveries.isEmpty()) {
            return cancelled;
        }
        try (var statement = connection.prepareStatement(CANCEL_REMOVED)) {
            new Columns<>(statement, deliveries).bind("uuid", Due::id);
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    cancelled.add(rows.getObject(1, UUID.class));
                }
            }
        }
        return cancelled;
    }

    void lookAgainAfterLease(List<Due> deliveries) throws SQLException {
        update(LOOK_AGAIN_AFTER_LEASE, deliveries);
    }

    void declareDead(List<Due> deliveries) throws SQLException {
        update(DECLARE_DEAD, deliveries);
    }

    void noteLostAttempts(List<Due> deliveries) throws SQLException {
        update(NOTE_LOST_ATTEMPTS, deliveries);
    }

    private void update(String sql, List<Due> deliveries) throws SQLException {
        if (deliveries.isEmpty()) {
            return;
        }
        try (var statement = connection.prepareStatement(sql)) {
            new Columns<>(statement, deliveries).bind("uuid", Due::id);
            statement.executeUpdate();
        }
    }

    static Due due(ResultSet row) throws SQLException {
        return new Due(
                row.getObject(1, UUID.class),
                row.getBoolean(2),
                row.getBoolean(3),
                row.getInt(4),
                row.getLong(5),
                row.getObject(6, UUID.class),
                row.getObject(7, UUID.class));
    }
}
