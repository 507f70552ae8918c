package dev.gatehouse.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Gatehouse with everything it needs, kept in one directory: started in order, stopped in the reverse one. */
final class Installation implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Path directory;
    private final Map<String, String> environment;
    private final Progress progress;
    private final Door door;
    private final Occupancy occupancy;
    private final Secrets secrets;
    private Optional<EmbeddedDatabase> database = Optional.empty();
    private CompletableFuture<Void> databaseStarting = CompletableFuture.completedFuture(null);
    private Optional<PayaraMicroNode> node = Optional.empty();

    private Installation(Path directory, Map<String, String> environment, Progress progress) throws IOException {
        this.directory = directory;
        this.environment = environment;
        this.progress = progress;
        this.door = Door.from(environment);
        Files.createDirectories(
                directory, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        this.occupancy = Occupancy.of(directory);
        this.secrets = Secrets.in(directory, environment);
    }

    static Installation in(Path directory, Map<String, String> environment, Progress progress) {
        try {
            return new Installation(directory.toAbsolutePath(), environment, progress);
        } catch (IOException e) {
            throw new RunFailure("Can't write to " + directory.toAbsolutePath() + ": " + e, e);
        }
    }

    /**
     * Returns when Gatehouse answers and the demo endpoints are there. PostgreSQL and the server start side by side: the server needs the
     * other only when it has loaded itself, and waits for it then.
     */
    Banner start() throws IOException, InterruptedException {
        occupancy.endLeftOverServer();
        door.requireFree();
        Map<String, String> settings = new HashMap<>(databaseSettings());
        settings.put("GATEHOUSE_HTTP_ADDRESS", door.address());
        settings.put("GATEHOUSE_HTTP_PORT", Integer.toString(door.port()));
        settings.put("GATEHOUSE_ADMIN_TOKEN", secrets.adminToken());
        settings.put("GATEHOUSE_MASTER_KEY", secrets.masterKey());
        settings.put("GATEHOUSE_EXAMPLES", "true");
        PayaraMicroNode server = startServer(settings);
        progress.step("PostgreSQL", this::awaitDatabase);
        progress.step("Payara Micro with Gatehouse", () -> server.awaitReady(PATIENCE));
        new DemoEndpoints(secrets.demo()).ensureIn(new Management(server.uri(), secrets.adminToken()));
        return new Banner(server.uri(), secrets);
    }

    private Map<String, String> databaseSettings() {
        ExternalDatabase external = new ExternalDatabase(environment);
        if (external.isGiven()) {
            external.requireReachable();
            return Map.of();
        }
        EmbeddedDatabase embedded = EmbeddedDatabase.toStart(directory.resolve("database"), secrets.database());
        database = Optional.of(embedded);
        databaseStarting = CompletableFuture.runAsync(embedded::start);
        return embedded.environment();
    }

    private Void awaitDatabase() {
        try {
            return databaseStarting.join();
        } catch (CompletionException failure) {
            throw failure.getCause() instanceof RunFailure known ? known : failure;
        }
    }

    private PayaraMicroNode startServer(Map<String, String> settings) {
        PayaraMicroNode server = new PayaraMicroNode(directory.resolve("server"), settings, jvmOptions());
        node = Optional.of(server);
        try {
            occupancy.serverIs(server.start().pid());
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String[] jvmOptions() {
        return environment
                .getOrDefault("GATEHOUSE_RUN_JVM_OPTIONS", PayaraMicroNode.QUICK_START)
                .split(" +");
    }

    /** Waits as long as the server runs. */
    int awaitEnd() throws InterruptedException {
        return node.orElseThrow().process().waitFor();
    }

    @Override
    public synchronized void close() {
        node.ifPresent(PayaraMicroNode::stop);
        database.ifPresent(EmbeddedDatabase::stop);
        occupancy.close();
    }
}
