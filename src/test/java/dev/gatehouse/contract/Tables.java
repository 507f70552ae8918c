package dev.gatehouse.contract;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;

/** What can only be seen, or brought about, in the database itself. */
record Tables(DataSource database) {

    /** How often the example handlers ran to their end for this endpoint. */
    int handlerRuns(String slug) throws SQLException {
        return count("select count(*) from processed_webhook where endpoint = ?", slug);
    }

    /** Lets the time pass after which the endpoint no longer remembers its keys. */
    int forgetKeys(String slug) throws SQLException {
        String sql = """
                update idempotency_record set expires_at = now() - interval '1 second'
                where endpoint_id = (select id from endpoint where slug = ?)
                """;
        try (Connection connection = database.getConnection();
                PreparedStatement update = connection.prepareStatement(sql)) {
            update.setString(1, slug);
            return update.executeUpdate();
        }
    }

    /** Keeps the product from storing anything until the connection is closed. */
    Connection lockKeys() throws SQLException {
        Connection connection = database.getConnection();
        connection.setAutoCommit(false);
        try (PreparedStatement lock = connection.prepareStatement("lock table idempotency_record in exclusive mode")) {
            lock.execute();
        }
        return connection;
    }

    int waitingForLocks() throws SQLException {
        return count("select count(*) from pg_locks where not granted");
    }

    private int count(String sql, String... parameters) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                query.setString(i + 1, parameters[i]);
            }
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }
}
