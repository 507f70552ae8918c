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

/**
 * Gatehouse on Payara Micro, in a process of its own, started from {@code target/server} as an operator would start it.
 *
 * <p>Under its directory: {@code log}, {@code broker}, and {@code root}, made anew at every start because the server would else keep its
 * old configuration. It can be started again after it was stopped or killed, and keeps its port. Not safe for use by several threads.
 */
public final class PayaraMicroNode implements AutoCloseable {

    /** Compiles once and quickly: the server starts in two thirds of the time, and gets half as fast in the end. */
    public static final String QUICK_START = "-XX:TieredStopAtLevel=1";

    private static final Duration PATIENCE_WITH_SHUTDOWN = Duration.ofSeconds(20);

    private final ServerFiles files;
    private final Path directory;
    private final Map<String, String> environment;
    private final List<String> jvmOptions;
    private Process process;

    /**
     * A node that is not started yet.
     *
     * @param environment settings as in the API's table, added to this process's own; {@code GATEHOUSE_HTTP_PORT} absent or 0: a free port
     * @param jvmOptions such as {@code -Xmx512m}
     */
    public PayaraMicroNode(Path directory, Map<String, String> environment, String... jvmOptions) {
        this(ServerFiles.OF_THIS_BUILD, directory, environment, List.of(jvmOptions));
    }

    /** As the constructor, for the same server with another application on it. */
    public static PayaraMicroNode deploying(
            Path war, Path directory, Map<String, String> environment, String... jvmOptions) {
        var files = new ServerFiles(ServerFiles.OF_THIS_BUILD.directory(), war);
        return new PayaraMicroNode(files, directory, environment, List.of(jvmOptions));
    }

    PayaraMicroNode(ServerFiles files, Path directory, Map<String, String> environment, List<String> jvmOptions) {
        this.files = files;
        this.directory = directory.toAbsolutePath();
        this.environment = new HashMap<>(environment);
        this.environment.putIfAbsent("GATEHOUSE_HTTP_ADDRESS", "127.0.0.1");
        this.environment.put(
                "GATEHOUSE_BROKER_DIRECTORY", this.directory.resolve("broker").toString());
        this.environment.merge("GATEHOUSE_HTTP_PORT", "0", (given, zero) -> given);
        this.environment.computeIfPresent(
                "GATEHOUSE_HTTP_PORT", (name, given) -> "0".equals(given) ? Integer.toString(FreePort.find()) : given);
        this.jvmOptions = jvmOptions;
    }

    /** Starts the process and returns at once; follow it with {@link #awaitReady(Duration)}. */
    public PayaraMicroNode start() {
        try {
            Path root = directory.resolve("root");
            new DirectoryTree(root).delete();
            Files.createDirectories(directory);
            Files.deleteIfExists(log());
            ProcessBuilder builder = new ProcessBuilder(files.command(jvmOptions, root))
                    .directory(files.directory().toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(Redirect.to(log().toFile()));
            builder.environment().putAll(environment);
            process = builder.start();
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Waits until the WAR is deployed and all its readiness checks are up.
     *
     * @throws RunFailure when the server ends, refuses the WAR, or is not ready in time
     */
    public PayaraMicroNode awaitReady(Duration patience) {
        new Readiness(uri(), process, log()).await(patience);
        return this;
    }

    /** As {@code kill -9}: the server gets no chance to finish anything. */
    public void kill() {
        process.destroyForcibly();
        awaitEnd(PATIENCE_WITH_SHUTDOWN);
    }

    /** Asks the server to finish, and kills it when it takes too long. Does nothing when it is not running. */
    public void stop() {
        if (process != null) {
            process.destroy();
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
        return process.pid();
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

    private boolean awaitEnd(Duration patience) {
        try {
            return process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
