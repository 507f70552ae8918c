package dev.gatehouse.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EmbeddedDatabaseTest {

    private Path directory;
    private EmbeddedDatabase database;

    @BeforeEach
    void start() throws IOException {
        Path parent = Files.createDirectories(Path.of("target", "databases"));
        directory = Files.createTempDirectory(parent, "test");
        database = EmbeddedDatabase.start(directory, 0, "se'cr$et");
    }

    @AfterEach
    void stop() throws IOException {
        database.close();
        new DirectoryTree(directory).delete();
    }

    @Test
    void survives_a_crash_as_in_production() throws SQLException {
        for (String setting : Durability.SETTINGS) {
            assertThat(ask("select current_setting('" + setting + "')")).isEqualTo("on");
        }
        assertThat(ask("select current_setting('listen_addresses')")).isEqualTo("127.0.0.1");
    }

    @Test
    void lets_nobody_in_without_the_password() {
        for (String user : new String[] {"gatehouse", "postgres"}) {
            assertThatThrownBy(() -> DriverManager.getConnection(database.jdbcUrl(), user, "wrong")
                            .close())
                    .hasMessageContaining("password authentication failed");
        }
    }

    @Test
    void keeps_what_was_committed_over_a_restart_and_its_port_too() throws SQLException {
        int port = database.port();
        tell("create table kept as select 42 as answer");

        database.restart();

        assertThat(database.port()).isEqualTo(port);
        assertThat(ask("select answer from kept")).isEqualTo("42");
    }

    @Test
    void ends_the_server_that_a_killed_process_left_on_the_same_data()
            throws IOException, SQLException, InterruptedException {
        tell("create table kept as select 42 as answer");
        database.stop();
        Process other = OtherProcess.start(Holder.class, directory);
        ProcessHandle leftOver = database.process();
        other.destroyForcibly().waitFor();
        assertThat(leftOver.isAlive()).isTrue();

        database.start();

        assertThat(leftOver.isAlive()).isFalse();
        assertThat(ask("select answer from kept")).isEqualTo("42");
    }

    /** Starts the database, says so, and waits to be killed. */
    static final class Holder {

        public static void main(String[] directory) throws IOException {
            EmbeddedDatabase.start(Path.of(directory[0]), 0, "se'cr$et");
            System.out.println("up");
            System.in.read();
        }
    }

    @Test
    void says_what_to_do_with_the_data_of_another_major_version() throws IOException {
        database.stop();
        Files.writeString(directory.resolve("data").resolve("PG_VERSION"), "9\n");

        assertThatThrownBy(database::start)
                .isInstanceOf(RunFailure.class)
                .hasMessageContaining("written by PostgreSQL 9")
                .hasMessageContaining("pg_dump");
    }

    private String ask(String sql) throws SQLException {
        return ask(database, sql);
    }

    private static String ask(EmbeddedDatabase database, String sql) throws SQLException {
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }

    private void tell(String sql) throws SQLException {
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
