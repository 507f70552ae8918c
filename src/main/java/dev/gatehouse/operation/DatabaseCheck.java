package dev.gatehouse.operation;

import dev.gatehouse.problem.WrongSetup;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Looks at the database before anything else does, and says in one line what is wrong with it. */
@ApplicationScoped
class DatabaseCheck {

    private static final System.Logger LOG = System.getLogger(DatabaseCheck.class.getName());
    private static final int OLDEST_VERSION = 14;

    /** A machine that boots starts the database and this at the same time. */
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private static final Duration PAUSE = Duration.ofMillis(200);

    private static final String DURABILITY_OFF =
            "select name from pg_settings where name in ('fsync', 'synchronous_commit', 'full_page_writes') and setting = 'off'";

    @Resource(lookup = "java:comp/env/jdbc/gatehouse")
    private DataSource database;

    /** Read by the server's pool, whose words about a wrong one name no setting. */
    @Inject
    @ConfigProperty(name = "gatehouse.db.port")
    private Optional<String> port;

    @Inject
    private Clock clock;

    /**
     * Warns when the server may lose what it has committed.
     *
     * @throws WrongSetup when it can't be used: not reachable, not ours, or too old
     */
    void run() {
        port.ifPresent(DatabaseCheck::requirePort);
        try (var connection = connect()) {
            requireVersion(connection.getMetaData().getDatabaseMajorVersion());
            warnWhenNotDurable(connection);
        } catch (SQLException refused) {
            throw new DatabaseRefusal(refused).explained();
        }
    }

    private Connection connect() throws SQLException {
        var until = clock.instant().plus(PATIENCE);
        while (true) {
            try {
                return database.getConnection();
            } catch (SQLException refused) {
                if (!new DatabaseRefusal(refused).mayPass() || clock.instant().isAfter(until)) {
                    throw refused;
                }
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
    }

    static void requirePort(String text) {
        if (!text.matches("\\d{1,5}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > 65_535) {
            throw new WrongSetup("GATEHOUSE_DB_PORT must be a number from 1 to 65535, and is " + text);
        }
    }

    static void requireVersion(int version) {
        if (version < OLDEST_VERSION) {
            throw new WrongSetup("PostgreSQL " + version + " is too old: upgrade it to " + OLDEST_VERSION
                    + " or newer, or have GATEHOUSE_DB_HOST and GATEHOUSE_DB_PORT lead to one that is");
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
