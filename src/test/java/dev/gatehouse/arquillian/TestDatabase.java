package dev.gatehouse.arquillian;

import dev.gatehouse.run.EmbeddedDatabase;
import java.nio.file.Path;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/** Has a PostgreSQL running before Arquillian starts a server that needs it; one for all test classes. */
public final class TestDatabase implements LauncherSessionListener {

    private EmbeddedDatabase database;

    @Override
    public void launcherSessionOpened(LauncherSession session) {
        if (System.getProperty("gatehouse.test.war") != null) {
            int port = Integer.parseInt(System.getenv("GATEHOUSE_DB_PORT"));
            database = EmbeddedDatabase.start(
                    Path.of("..", "arquillian", "database"), port, System.getenv("GATEHOUSE_DB_PASSWORD"));
        }
    }

    @Override
    public void launcherSessionClosed(LauncherSession session) {
        if (database != null) {
            database.close();
        }
    }
}
