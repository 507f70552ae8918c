package dev.gatehouse.run;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Set;
import javax.sql.DataSource;

/** What makes a commit survive a crash. The library that starts PostgreSQL for tests switches it off unless told otherwise. */
final class Durability {

    static final Set<String> SETTINGS = Set.of("fsync", "synchronous_commit", "full_page_writes");

    private static final String SWITCHED_OFF = "select name from pg_settings where name = any (?) and setting <> 'on'";

    private Durability() {}

    static void require(DataSource database) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(SWITCHED_OFF)) {
            query.setArray(1, connection.createArrayOf("text", SETTINGS.toArray()));
            try (ResultSet row = query.executeQuery()) {
                if (row.next()) {
                    throw new IllegalStateException(row.getString(1) + " is not on");
                }
            }
        }
    }
}
