package dev.gatehouse.replay;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/**
 * Writes down which events a job is about, in one statement and so at one moment: what was committed by then and fits.
 * Nothing of it passes through this process, so it may be a million.
 */
record Selection(Connection connection) {

    private static final String TERMS = """
            select event_id, endpoint_id, types, status, since, until, dry_run from replay where id = ?
            """;

    private static final String FITTING = """
            from event e
            where (cast(? as uuid) is null or e.id = ?)
              and (cast(? as bigint) is null or e.endpoint_id = ?)
              and (cast(? as text[]) is null or e.type like any (cast(? as text[])))
              and (cast(? as timestamptz) is null or e.received_at >= ?)
              and e.received_at < ?
              and e.id >= ? and e.id < ?
              and (cast(? as text) is null or exists (select from event_status(e.id) s where s.status = ?))
            """;

    private static final String STORE =
            "insert into replay_item (replay_id, event_id) select cast(? as uuid), e.id " + FITTING;

    private static final String COUNT = "select count(*) from (select cast(? as uuid) " + FITTING + ") fitting";

    private static final String NOTE = """
            update replay set selected = ?, paced_at = now(),
                state = case when dry_run and state <> 'cancelled' then 'done' else state end,
                finished_at = case when dry_run then now() end,
                done = case when dry_run then 0 end, failed = case when dry_run then 0 end
            where id = ?
            """;

    /** An event's id holds the time at which it was made, a moment from the time at which it was received. */
    private static final Duration MOMENT = Duration.ofHours(1);

    private record Terms(
            UUID event, Long endpoint, String[] types, String status, OffsetDateTime since, OffsetDateTime until) {

        List<Object> parameters() {
            var from =
                    since == null ? new UUID(0, 0) : firstIdOf(since.toInstant().minus(MOMENT));
            var to = event == null ? firstIdOf(until.toInstant().plus(MOMENT)) : new UUID(-1, -1);
            // which clock an event was received by does not matter when it is named
            var end = event == null ? until : until.plusDays(1);
            return Arrays.asList(
                    event, event, endpoint, endpoint, types, types, since, since, end, from, to, status, status);
        }

        private static UUID firstIdOf(Instant time) {
            return new UUID(Math.max(0, time.toEpochMilli()) << 16, 0);
        }
    }

    /** Selects, and notes how many there are; of a dry run nothing else is stored. */
    void select(UUID id) throws SQLException {
        try (var statement = connection.prepareStatement(TERMS)) {
            statement.setObject(1, id);
            try (var row = statement.executeQuery()) {
                row.next();
                var terms = new Terms(
                        row.getObject(1, UUID.class),
                        row.getObject(2, Long.class),
                        patterns(row.getArray(3)),
                        row.getString(4),
                        row.getObject(5, OffsetDateTime.class),
                        row.getObject(6, OffsetDateTime.class));
                note(id, row.getBoolean(7) ? count(id, terms) : store(id, terms));
            }
        }
    }

    private long store(UUID id, Terms terms) throws SQLException {
        try (var statement = connection.prepareStatement(STORE)) {
            bind(statement, id, terms);
            return statement.executeLargeUpdate();
        }
    }

    private long count(UUID id, Terms terms) throws SQLException {
        try (var statement = connection.prepareStatement(COUNT)) {
            bind(statement, id, terms);
            try (var row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    private void bind(PreparedStatement statement, UUID id, Terms terms) throws SQLException {
        int at = 1;
        statement.setObject(at++, id);
        for (var value : terms.parameters()) {
            if (value instanceof String[] patterns) {
                statement.setArray(at++, connection.createArrayOf("text", patterns));
            } else {
                statement.setObject(at++, value);
            }
        }
    }

    private void note(UUID id, long selected) throws SQLException {
        try (var statement = connection.prepareStatement(NOTE)) {
            statement.setLong(1, selected);
            statement.setObject(2, id);
            statement.executeUpdate();
        }
    }

    private static String[] patterns(Array types) throws SQLException {
        return types == null ? null : TypePatterns.like(List.of((String[]) types.getArray()));
    }
}
