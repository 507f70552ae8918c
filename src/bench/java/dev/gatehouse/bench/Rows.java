package dev.gatehouse.bench;

import java.sql.SQLException;
import javax.sql.DataSource;

/** What is really in the tables: an error that is answered quickly looks like speed. */
record Rows(DataSource database) {

    private static final String UNSETTLED = "select count(*) from delivery where due_at is not null";

    long events() throws SQLException {
        return count("select count(*) from event");
    }

    /** Deliveries that are not done. */
    long unsettled() throws SQLException {
        return count(UNSETTLED);
    }

    /** Rows the handler wrote. */
    long effects() throws SQLException {
        return count("select count(*) from processed_webhook");
    }

    /** Returns when every delivery is settled. */
    void awaitSettled() throws SQLException, InterruptedException {
        while (unsettled() > 0) {
            Thread.sleep(20);
        }
    }

    private long count(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }
}
