package dev.gatehouse.bench;

import com.github.f4b6a3.uuid.UuidCreator;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import javax.sql.DataSource;

/** The yardstick: the row of a webhook, inserted one a transaction over JDBC by as many clients as there are senders. */
final class SingleRowInserts {

    private static final String TABLE = """
            create table if not exists single_row (
                id uuid primary key, endpoint_id bigint not null, key text not null, event_id text not null,
                type text not null, received_at timestamptz not null default now(), headers text not null,
                content_type text, body bytea not null, unique (endpoint_id, key))
            """;
    private static final String INSERT = """
            insert into single_row (id, endpoint_id, key, event_id, type, headers, content_type, body)
            values (?, 1, ?, ?, 'order.placed', ?, 'application/json', ?)
            """;
    private static final String HEADERS =
            "[[\"content-type\",\"application/json\"],[\"user-agent\",\"Shop-Webhooks/1.0\"],"
                    + "[\"x-idempotency-key\",\"0123456789-0123456789\"],[\"content-length\",\"900\"],[\"x-webhook-signature\",\""
                    + "0".repeat(64) + "\"]]";

    private final DataSource database;

    SingleRowInserts(DataSource database) throws SQLException {
        this.database = database;
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(TABLE);
        }
    }

    /** Rows a second. */
    double measure(int clients, Duration time) throws Exception {
        var pool = Executors.newFixedThreadPool(clients);
        try {
            long begin = System.nanoTime();
            long end = begin + time.toNanos();
            var work = new ArrayList<Callable<Long>>();
            for (int i = 0; i < clients; i++) {
                work.add(() -> insertUntil(end));
            }
            long rows = 0;
            for (var client : pool.invokeAll(work)) {
                rows += client.get();
            }
            return rows / ((System.nanoTime() - begin) / 1e9);
        } finally {
            pool.shutdown();
        }
    }

    private long insertUntil(long end) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(INSERT)) {
            long rows = 0;
            for (; System.nanoTime() < end; rows++) {
                insert(insert);
            }
            return rows;
        }
    }

    private static void insert(PreparedStatement insert) throws SQLException {
        var id = UuidCreator.getTimeOrderedEpochPlus1();
        insert.setObject(1, id);
        insert.setString(2, id.toString());
        insert.setString(3, id.toString());
        insert.setString(4, HEADERS);
        insert.setBytes(5, new byte[900]);
        insert.executeUpdate();
    }
}
