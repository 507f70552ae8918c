package dev.gatehouse.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Gatehouse on some server, in a process of its own, started as an operator of that server would start it.
 *
 * <p>Under its directory: {@code log}, and what the server writes. It can be started again after it was stopped or killed, and keeps its
 * port. Not safe for use by several threads.
 */
public abstract class ServerNode implements AutoCloseable {

    /** Compiles once and quickly: the server starts in two thirds of the time, and gets half as fast in the end. */
    public static final String QUICK_START = "-XX:TieredStopAtLevel=1";

    private static final Duration PATIENCE_WITH_SHUTDOWN = Duration.ofSeconds(20);

    private final Path directory;
    private final Map<String, String> environment;
    private Process process;

    /**
     * A node that is not started yet.
     *
     * @param environment settings as in the API's table, added to this process's own; {@code GATEHOUSE_HTTP_PORT} absent or 0: a free port
     */
    protected ServerNode(Path directory, Map<String, String> environment) {
        this.directory = directory.toAbsolutePath();
        this.environment = new HashMap<>(environment);
        this.environment.putIfAbsent("GATEHOUSE_HTTP_ADDRESS", "127.0.0.1");
        this.environment.merge("GATEHOUSE_HTTP_PORT", "0", (given, zero) -> given);
        this.environment.computeIfPresent(
                "GATEHOUSE_HTTP_PORT", (name, given) -> "0".equals(given) ? Integer.toString(FreePort.find()) : given);
    }

    /** Lays out what this start needs and answers the command, with its directory and whatever its environment needs besides the settings. */
    protected abstract ProcessBuilder prepare() throws IOException;

    /** What the server logs, as a regular expression, when it has started, be it with the WAR or without. */
    protected abstract String startedLine();

    /** Where the server tells its health: the same as {@link #uri()} unless it has a port for that. */
    public URI health() {
        return uri();
    }

    /** Starts the process and returns at once; follow it with {@link #awaitReady(Duration)}. */
    public ServerNode start() {
        try {
            Files.createDirectories(directory);
            Files.deleteIfExists(log());
            ProcessBuilder builder = prepare().redirectErrorStream(true).redirectOutput(Redirect.to(log().toFile()));
            builder.environment().putAll(environment);
            process = builder.start();
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Waits until the WAR is deployed and a webhook can be stored.
     *
     * @throws RunFailure when the server ends, refuses the WAR, or is not ready in time
     */
    public ServerNode awaitReady(Duration patience) {
        new Readiness(this).await(patience);
        return this;
    }

    /** As {@code kill -9}: the server gets no chance to finish anything. */
    public void kill() {
        List<ProcessHandle> all = Stream.concat(Stream.of(process.toHandle()), process.descendants())
                .toList();
        all.forEach(ProcessHandle::destroyForcibly);
        awaitEnd(PATIENCE_WITH_SHUTDOWN);
    }

    /** Asks the server to finish, and kills it when it takes too long. Does nothing when it is not running. */
    public void stop() {
        if (process != null && process.isAlive()) {
            server().destroy();
            if (!awaitEnd(PATIENCE_WITH_SHUTDOWN)) {
                kill();
            }
        }
    }

    @Override
    public void close() {
        stop();
    }

    public long pid() {
        return server().pid();
    }

    /** The process of the last start, to be frozen or waited for. */
    public Process process() {
        return process;
    }

    /** Where the server answers, without a slash at the end. */
    public URI uri() {
        String address = environment.get("GATEHOUSE_HTTP_ADDRESS");
        String host = "0.0.0.0".equals(address) ? "127.0.0.1" : address;
        return URI.create("http://" + host + ":" + environment.get("GATEHOUSE_HTTP_PORT"));
    }

    /** What the server wrote since its last start. */
    public Path log() {
        return directory.resolve("log");
    }

    protected Path directory() {
        return directory;
    }

    protected Map<String, String> environment() {
        return environment;
    }

    /** The virtual machine itself, which some servers start from a script. */
    private ProcessHandle server() {
        return process.descendants()
                .filter(child -> child.info().command().orElse("").endsWith("java"))
                .reduce((parent, child) -> child)
                .orElse(process.toHandle());
    }

    private boolean awaitEnd(Duration patience) {
        try {
            return process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
