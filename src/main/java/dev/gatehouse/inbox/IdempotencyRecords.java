package dev.gatehouse.inbox;

import dev.gatehouse.persistence.Columns;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.UUID;

/** The statements behind "once". Each takes a whole batch, in one round trip. */
final class IdempotencyRecords {

    private static final String INSERT_WITH_EVENTS = """
            with arrival as (
                select * from unnest(?::bigint[], ?::text[], ?::uuid[], ?::bytea[], ?::bigint[], ?::smallint[], ?::text[],
                        ?::bytea[], ?::text[], ?::text[], ?::timestamptz[], ?::text[], ?::text[], ?::text[], ?::bytea[])
                    as a(endpoint_id, key, id, body_sha256, window_seconds, answer_status, answer_type,
                        answer_body, event_id, type, received_at, headers, content_type, secret_id, body)
            ), kept as (
                insert into idempotency_record
                    (endpoint_id, key, event_id, body_sha256, expires_at, answer_status, answer_type, answer_body)
                select endpoint_id, key, id, body_sha256, now() + window_seconds * interval '1 second',
                       answer_status, answer_type, answer_body
                from arrival
                on conflict do nothing
                returning event_id
            )
            insert into event (id, endpoint_id, event_id, type, idempotency_key, received_at, headers,
                               content_type, secret_id, awaits_result, body)
            select a.id, a.endpoint_id, a.event_id, a.type, a.key, a.received_at, a.headers,
                   a.content_type, a.secret_id, a.answer_status is null, a.body
            from arrival a join kept k on k.event_id = a.id
            returning id
            """;

    private static final String FIND = """
            select endpoint_id, key, event_id, body_sha256, answer_status, answer_type, answer_body
            from idempotency_record join unnest(?::bigint[], ?::text[]) as k(endpoint_id, key) using (endpoint_id, key)
            where expires_at > now()
            """;

    private static final String DELETE_EXPIRED = """
            delete from idempotency_record i using (
                select endpoint_id, key
                from idempotency_record join unnest(?::bigint[], ?::text[]) as k(endpoint_id, key) using (endpoint_id, key)
                where expires_at <= now()
                order by endpoint_id, key for update of idempotency_record) e
            where i.endpoint_id = e.endpoint_id and i.key = e.key
            """;

    private static final String COUNT_DUPLICATES = """
            with repeat as (
                select i.endpoint_id, i.key, r.times
                from idempotency_record i
                join unnest(?::bigint[], ?::text[], ?::integer[]) as r(endpoint_id, key, times) using (endpoint_id, key)
                order by i.endpoint_id, i.key for update of i
            )
            update idempotency_record i set duplicates = i.duplicates + r.times
            from repeat r where i.endpoint_id = r.endpoint_id and i.key = r.key
            """;

    /** A record that holds a key. */
    record Found(UUID eventId, byte[] bodySha256, Answer answer) {

        static Found of(Arrival first) {
            return new Found(
                    first.id(),
                    Digests.sha256(first.body()),
                    first.terms().answer().orElse(null));
        }

        Acceptance answerTo(Arrival later) {
            if (later.terms().rejectsConflicts() && !hasBodyOf(later)) {
                return new Acceptance.Conflict(eventId);
            }
            return answer == null ? new Acceptance.InProgress(eventId) : new Acceptance.Duplicate(eventId, answer);
        }

        private boolean hasBodyOf(Arrival later) {
            return MessageDigest.isEqual(bodySha256, Digests.sha256(later.body()));
        }
    }

    private final Connection connection;

    IdempotencyRecords(Connection connection) {
        this.connection = connection;
    }

    /** Inserts record and event of each arrival whose key is free; answers the ids of those. */
    Set<UUID> insertWithEvents(List<Arrival> arrivals) throws SQLException {
        try (var statement = connection.prepareStatement(INSERT_WITH_EVENTS)) {
            new Columns<>(statement, arrivals)
                    .bind("bigint", a -> a.terms().endpointId())
                    .bind("text", a -> a.identity().key())
                    .bind("uuid", Arrival::id)
                    .bind("bytea", a -> Digests.sha256(a.body()))
                    .bind("bigint", a -> a.terms().window().toSeconds())
                    .bind(
                            "smallint",
                            a -> a.terms().answer().map(Answer::status).orElse(null))
                    .bind(
                            "text",
                            a -> a.terms().answer().map(Answer::contentType).orElse(null))
                    .bind("bytea", a -> a.terms().answer().map(Answer::body).orElse(null))
                    .bind("text", a -> a.identity().eventId())
                    .bind("text", a -> a.identity().type())
                    .bind("timestamptz", a -> a.receivedAt().toString())
                    .bind("text", a -> HeaderText.write(a.headers()))
                    .bind(
                            "text",
                            a -> a.request()
                                    .request()
                                    .headers()
                                    .first("content-type")
                                    .orElse(null))
                    .bind("text", a -> a.request().secretId().orElse(null))
                    .bind("bytea", Arrival::body);
            return ids(statement.executeQuery());
        }
    }

    /** The records that hold these keys and have not expired. */
    Map<RecordKey, Found> find(Collection<RecordKey> keys) throws SQLException {
        try (var statement = connection.prepareStatement(FIND)) {
            bindKeys(new Columns<>(statement, keys));
            try (var rows = statement.executeQuery()) {
                var found = new HashMap<RecordKey, Found>();
                while (rows.next()) {
                    found.put(new RecordKey(rows.getLong(1), rows.getString(2)), found(rows));
                }
                return found;
            }
        }
    }

    /** Makes room for keys whose time is over. */
    void deleteExpired(Collection<RecordKey> keys) throws SQLException {
        if (keys.isEmpty()) {
            return;
        }
        try (var statement = connection.prepareStatement(DELETE_EXPIRED)) {
            bindKeys(new Columns<>(statement, keys));
            statement.executeUpdate();
        }
    }

    /** Notes how often each key came again. */
    void countDuplicates(SortedMap<RecordKey, Integer> repeats) throws SQLException {
        if (repeats.isEmpty()) {
            return;
        }
        try (var statement = connection.prepareStatement(COUNT_DUPLICATES)) {
            new Columns<>(statement, repeats.entrySet())
                    .bind("bigint", e -> e.getKey().endpointId())
                    .bind("text", e -> e.getKey().key())
                    .bind("integer", Map.Entry::getValue);
            statement.executeUpdate();
        }
    }

    private static void bindKeys(Columns<RecordKey> columns) throws SQLException {
        columns.bind("bigint", RecordKey::endpointId).bind("text", RecordKey::key);
    }

    private static Found found(ResultSet row) throws SQLException {
        int status = row.getInt(5);
        var answer = row.wasNull() ? null : new Answer(status, row.getString(6), row.getBytes(7));
        return new Found(row.getObject(3, UUID.class), row.getBytes(4), answer);
    }

    private static Set<UUID> ids(ResultSet rows) throws SQLException {
        var ids = new HashSet<UUID>();
        while (rows.next()) {
            ids.add(rows.getObject(1, UUID.class));
        }
        return ids;
    }
}
