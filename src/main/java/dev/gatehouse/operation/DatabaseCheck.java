package dev.gatehouse.operation;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** Looks at the database before anything else does, and says in one line what is wrong with it. */
@ApplicationScoped
class DatabaseCheck {

    private static final System.Logger LOG = System.getLogger(DatabaseCheck.class.getName());
    private static final int OLDEST_VERSION = 14;
    private static final String DURABILITY_OFF =
            "select name from pg_settings where name in ('fsync', 'synchronous_commit', 'full_page_writes') and setting = 'off'";

    @Resource(name = "jdbc/gatehouse")
    private DataSource database;

    /**
     * Warns when the server may lose what it has committed.
     *
     * @throws IllegalStateException when it can't be used: not reachable, or too old
     */
    void run() {
        try (var connection = database.getConnection()) {
            requireVersion(connection);
            warnWhenNotDurable(connection);
        } catch (SQLException unreachable) {
            throw new IllegalStateException(
                    "PostgreSQL can't be reached with the settings GATEHOUSE_DB_HOST, _PORT, _NAME, _USER and _PASSWORD: "
                            + unreachable.getMessage(),
                    unreachable);
        }
    }

    private static void requireVersion(Connection connection) throws SQLException {
        int version = connection.getMetaData().getDatabaseMajorVersion();
        if (version < OLDEST_VERSION) {
            throw new IllegalStateException(
                    "PostgreSQL " + version + " is too old; Gatehouse needs " + OLDEST_VERSION + " or newer");
        }
    }

    private static void warnWhenNotDurable(Connection connection) throws SQLException {
        var off = new ArrayList<String>();
        try (var statement = connection.prepareStatement(DURABILITY_OFF);
                var rows = statement.executeQuery()) {
            while (rows.next()) {
                off.add(rows.getString(1));
            }
        }
        warn(off);
    }

    private static void warn(List<String> off) {
        if (!off.isEmpty()) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "event=database_not_durable off=\"{0}\" next=switch_them_on; a crash of PostgreSQL may lose webhooks "
                            + "that were acknowledged",
                    String.join(", ", off));
        }
    }
}
