package dev.gatehouse.bench;

import java.sql.SQLException;
import javax.sql.DataSource;

/** What is really in the tables: an error that is answered quickly looks like speed. */
record Counts(DataSource database) {

    long of(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }
}
