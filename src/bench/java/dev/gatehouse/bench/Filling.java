package dev.gatehouse.bench;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Puts finished events of the last thirty days into a database, as if Gatehouse had taken them in and worked on them. */
record Filling(DataSource database) {

    private static final int AT_ONCE = 100_000;

    private static final String PARTITIONS =
            "select event_partition_ensure(day::date) from generate_series(now() - interval '31 days', now(), interval '1 day') day";

    /** One in thirty is of the last day, whose keys are still remembered. */
    private static final String ROWS = """
            with made as (
                select (lpad(to_hex((extract(epoch from at) * 1000)::bigint), 12, '0') || '7' || substr(md5(i::text), 1, 3)
                        || '8' || substr(md5(i::text), 4, 15))::uuid as id, at, 'filled-' || i as key
                from (select i, now() - (i % 2592000) * interval '1 second' as at
                      from generate_series(?, ?) i) numbered
            ), keys as (
                insert into idempotency_record (endpoint_id, key, event_id, body_sha256, expires_at, answer_status, answer_type, answer_body)
                select e.id, m.key, m.id, sha256(m.key::bytea), m.at + interval '1 day', 200, 'application/json', m.key::bytea
                from made m cross join endpoint e where m.at > now() - interval '1 day'
            ), events as (
                insert into event (id, endpoint_id, event_id, type, idempotency_key, received_at, headers, content_type, awaits_result, body)
                select m.id, e.id, m.key, 'order.placed', m.key, m.at, repeat('h', 250), 'application/json', false, decode(repeat('61', 900), 'hex')
                from made m cross join endpoint e
            ), deliveries as (
                insert into delivery (id, event_id, endpoint_id, subscription_id, status, attempts, settled_at)
                select m.id, m.id, s.endpoint_id, s.id, 'delivered', 1, m.at from made m cross join subscription s
            )
            insert into attempt (delivery_id, number, started_at, duration_millis, outcome)
            select id, 1, at, 1, 'delivered' from made
            """;

    private static final String BACKLOG = """
            update delivery set status = 'pending', attempts = 0, settled_at = null, due_at = now()
            where id in (select id from delivery where status = 'delivered' limit ?)
            """;

    private static final String FORGET_ATTEMPTS =
            "delete from attempt where delivery_id in (select id from delivery where status = 'delivered' limit ?)";

    /** Adds events until there are so many; {@code from} are there already. */
    void grow(int from, int to) throws SQLException {
        try (var connection = database.getConnection()) {
            execute(connection, PARTITIONS);
            for (int at = from; at < to; at += AT_ONCE) {
                execute(connection, ROWS, at + 1, Math.min(at + AT_ONCE, to));
            }
            execute(connection, "vacuum analyze");
        }
    }

    /** Makes so many of the finished deliveries wait again. */
    void makeWait(int deliveries) throws SQLException {
        try (var connection = database.getConnection()) {
            execute(connection, FORGET_ATTEMPTS, deliveries);
            execute(connection, BACKLOG, deliveries);
        }
    }

    private static void execute(Connection connection, String sql, int... values) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setInt(i + 1, values[i]);
            }
            statement.execute();
        }
    }
}
