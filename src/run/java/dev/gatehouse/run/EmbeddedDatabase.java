package dev.gatehouse.run;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A real PostgreSQL on 127.0.0.1, as durable as one in production, with the database and the role {@code gatehouse}.
 *
 * <p>Under its directory: {@code data} and {@code log}; beside it {@code postgresql}, the binaries, unpacked once. Not safe for use by
 * several threads.
 */
public final class EmbeddedDatabase implements AutoCloseable {

    private static final String NAME = "gatehouse";

    /** Kept in a field, or the collector could take the level away with it. The library's tale of every start is of no use here. */
    private static final Logger LIBRARY = Logger.getLogger("io.zonky.test");

    static {
        LIBRARY.setLevel(Level.OFF);
    }

    private final Path directory;
    private final String password;
    private final DataDirectory data;
    private final boolean temporary;
    private int port;
    private EmbeddedPostgres server;

    private EmbeddedDatabase(Path directory, int port, String password, boolean temporary) {
        this.directory = directory.toAbsolutePath();
        this.port = port;
        this.password = password;
        this.temporary = temporary;
        this.data = new DataDirectory(this.directory.resolve("data"));
    }

    /** A database that is to be started; its {@link #environment()} is known already, so that a server can be started beside it. */
    static EmbeddedDatabase toStart(Path directory, String password) {
        return new EmbeddedDatabase(directory, FreePort.find(), password, false);
    }

    /**
     * Starts a database whose data stay in the directory; one left running on them by a killed process is ended first.
     *
     * @param port 0 for any free one
     * @param password of the role {@code gatehouse} and of the superuser {@code postgres}
     * @throws RunFailure when it does not start
     */
    public static EmbeddedDatabase start(Path directory, int port, String password) {
        EmbeddedDatabase database = new EmbeddedDatabase(directory, port, password, false);
        database.start();
        return database;
    }

    /** Starts an empty database on a free port; its data go when it is closed, or else when this virtual machine ends. */
    public static EmbeddedDatabase temporary() {
        try {
            Path parent = Files.createDirectories(Path.of("target", "databases"));
            EmbeddedDatabase database =
                    new EmbeddedDatabase(Files.createTempDirectory(parent, "database"), 0, NAME, true);
            Runtime.getRuntime().addShutdownHook(new Thread(database::close, "stop-database"));
            database.start();
            return database;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts the stopped server again: same data, same port. */
    public void start() {
        try {
            data.requireReadable();
            data.endLeftOverServer();
            Files.createDirectories(directory);
            server = postgres().start();
            port = server.getPort();
            new FirstSteps(superuser(), data.path()).take(NAME, password);
            Durability.require(dataSource());
        } catch (IOException | SQLException | IllegalStateException e) {
            stop();
            throw new RunFailure("PostgreSQL does not start in " + directory + ": " + reason(e), e);
        }
    }

    private EmbeddedPostgres.Builder postgres() {
        Redirect log = Redirect.appendTo(log().toFile());
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                .setPort(port)
                .setDataDirectory(data.path())
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setOverrideWorkingDirectory(
                        directory.resolveSibling("postgresql").toFile())
                .setPGStartupWait(Duration.ofSeconds(30))
                .setLocaleConfig("locale", "C")
                .setConnectConfig("password", password)
                .setOutputRedirector(log)
                .setErrorRedirector(log)
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("unix_socket_directories", "")
                .setServerConfig("max_connections", "100");
        Durability.SETTINGS.forEach(setting -> builder.setServerConfig(setting, "on"));
        return builder;
    }

    /** A fast shutdown: sessions are ended, everything committed is on disk. Does nothing when it is stopped. */
    public void stop() {
        try {
            if (server != null) {
                server.close();
                server = null;
                data.endLeftOverServer();
            }
        } catch (IOException e) {
            throw new RunFailure("PostgreSQL does not stop: " + e.getMessage(), e);
        }
    }

    public void restart() {
        stop();
        start();
    }

    @Override
    public void close() {
        stop();
        if (temporary) {
            try {
                new DirectoryTree(directory).delete();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** The server's process, to be frozen or killed by a test. */
    public ProcessHandle process() {
        try {
            return data.server().orElseThrow(() -> new IllegalStateException("PostgreSQL is not running"));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    public int port() {
        return port;
    }

    /** Without user and password; see {@link #user()} and {@link #password()}. */
    public String jdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + NAME;
    }

    public String user() {
        return NAME;
    }

    public String password() {
        return password;
    }

    /** Not pooled, as the owner of the database. */
    public DataSource dataSource() {
        return dataSource(NAME, NAME);
    }

    /** What a server has to find in its environment to use this database. */
    public Map<String, String> environment() {
        return Map.of(
                "GATEHOUSE_DB_HOST", "127.0.0.1",
                "GATEHOUSE_DB_PORT", Integer.toString(port),
                "GATEHOUSE_DB_NAME", NAME,
                "GATEHOUSE_DB_USER", NAME,
                "GATEHOUSE_DB_PASSWORD", password);
    }

    private DataSource superuser() {
        return dataSource("postgres", "postgres");
    }

    private DataSource dataSource(String user, String database) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setServerNames(new String[] {"127.0.0.1"});
        source.setPortNumbers(new int[] {port});
        source.setDatabaseName(database);
        source.setUser(user);
        source.setPassword(password);
        return source;
    }

    private Path log() {
        return directory.resolve("log");
    }

    private String reason(Exception e) {
        String hint = LogFile.lastLineWith(log(), "(FATAL|error|ERROR|HINT).*").orElse(e.getMessage());
        return hint + " (see " + log() + ")";
    }
}
