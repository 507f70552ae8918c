package dev.gatehouse.replay;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/** The statements about a job's own row. Its transaction is its caller's, its time the database's. */
record Jobs(Connection connection) {

    private static final String UNFINISHED = """
            select id from replay
            where finished_at is null and (state <> 'paused' or selected is null)
            order by paced_at limit 32
            """;

    /** Ends with the transaction, however that ends: another node goes on where this one died. */
    private static final String TAKE = "select pg_try_advisory_xact_lock(hashtextextended(?, 4711002))";

    private static final String IS_SELECTED = "select selected is not null from replay where id = ?";

    /** No more than a second's worth is made up for when a job fell behind. */
    private static final String LOCK = """
            select state, selected, selected - handed, subscription_id, lot,
                   floor(least(extract(epoch from clock_timestamp() - paced_at) * rate_per_second,
                               greatest(1, rate_per_second)))::integer
            from replay where id = ? and finished_at is null for update
            """;

    private static final String HAND_OUT = """
            update replay set handed = handed + ?, expired = expired + ?, unrouted = unrouted + ?,
                position = coalesce(?, position),
                paced_at = greatest(paced_at,
                        clock_timestamp() - greatest(1, 1 / rate_per_second) * interval '1 second')
                    + ? / rate_per_second * interval '1 second'
            where id = ?
            """;

    private static final String SIZE_LOT = "update replay set lot = ? where id = ?";

    private static final String PAUSE = """
            update replay set state = 'paused', paused_because = ? where id = ? and state = 'running'
            """;

    private static final String FINISH = """
            update replay r set state = case state when 'running' then 'done' else state end, finished_at = now(),
                done = c.done, failed = c.failed
            from replay_counts(?) c where r.id = ?
            """;

    /** What became of events that were handed out. */
    record Handed(int events, int expired, int unrouted, UUID last) {}

    /** Those that wait for a turn, whoever had the last one longest ago first. */
    List<UUID> unfinished() throws SQLException {
        try (var statement = connection.prepareStatement(UNFINISHED);
                var rows = statement.executeQuery()) {
            var ids = new ArrayList<UUID>();
            while (rows.next()) {
                ids.add(rows.getObject(1, UUID.class));
            }
            return ids;
        }
    }

    /** Whether nobody else works on it until this transaction ends. */
    boolean take(UUID id) throws SQLException {
        return holds(TAKE, id.toString());
    }

    boolean isSelected(UUID id) throws SQLException {
        return holds(IS_SELECTED, id);
    }

    /** The job, which changes under nobody's hands until the transaction ends; empty when it has ended. */
    Optional<Job> lock(UUID id) throws SQLException {
        try (var statement = connection.prepareStatement(LOCK)) {
            statement.setObject(1, id);
            try (var rows = statement.executeQuery()) {
                return rows.next() ? Optional.of(job(id, rows)) : Optional.empty();
            }
        }
    }

    void handOut(UUID id, Handed handed) throws SQLException {
        change(HAND_OUT, handed.events(), handed.expired(), handed.unrouted(), handed.last(), handed.events(), id);
    }

    void sizeLot(UUID id, int lot) throws SQLException {
        change(SIZE_LOT, lot, id);
    }

    void pause(UUID id, String because) throws SQLException {
        change(PAUSE, because, id);
    }

    void finish(UUID id) throws SQLException {
        change(FINISH, id, id);
    }

    private boolean holds(String sql, Object id) throws SQLException {
        try (var statement = bound(sql, id);
                var rows = statement.executeQuery()) {
            return rows.next() && rows.getBoolean(1);
        }
    }

    private void change(String sql, Object... values) throws SQLException {
        try (var statement = bound(sql, values)) {
            statement.executeUpdate();
        }
    }

    private PreparedStatement bound(String sql, Object... values) throws SQLException {
        var statement = connection.prepareStatement(sql);
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        return statement;
    }

    private static Job job(UUID id, ResultSet row) throws SQLException {
        return new Job(
                id,
                ReplayState.of(row.getString(1)),
                optional(row, 2),
                row.getLong(3),
                optional(row, 4),
                row.getInt(5),
                Math.max(0, row.getInt(6)));
    }

    private static OptionalLong optional(ResultSet row, int column) throws SQLException {
        long number = row.getLong(column);
        return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(number);
    }
}
