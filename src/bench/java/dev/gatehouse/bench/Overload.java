package dev.gatehouse.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;

/** How long a node takes to send senders away when more waits for a database that stands still than it keeps. */
record Overload(Gatehouse node, DataSource database) {

    private static final int MORE_THAN_IT_KEEPS = 96;
    private static final int PER_SECOND = 1_000;

    void measure(Figures figures, String run) throws SQLException {
        try (var connection = database.getConnection()) {
            standStill(connection);
            Load.closed(
                    node.address(),
                    MORE_THAN_IT_KEEPS,
                    Webhooks.large(Gatehouse.DOOR, run + "-large"),
                    Duration.ofSeconds(3));
            var outcome = Load.open(
                    node.address(), Webhooks.different(Gatehouse.DOOR, run), PER_SECOND, Duration.ofSeconds(5));
            connection.rollback();
            figures.add("overloaded: accepted of " + PER_SECOND * 5, (double) outcome.accepted());
            figures.add("overloaded: 503 after, p50 ms", outcome.refusals().millisAt(0.5));
            figures.add("overloaded: 503 after, p99 ms", outcome.refusals().millisAt(0.99));
            figures.add("overloaded: 503 after, longest ms", outcome.refusals().millisAt(1));
        }
    }

    private static void standStill(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        try (var statement = connection.createStatement()) {
            statement.execute("lock table idempotency_record in access exclusive mode");
        }
    }
}
