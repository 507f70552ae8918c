package dev.gatehouse.contract;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.run.DirectoryTree;
import dev.gatehouse.run.EmbeddedDatabase;
import dev.gatehouse.run.ServerNode;
import dev.gatehouse.server.ServerUnderTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/**
 * The product as an operator runs it. All tests share it, so each makes its own endpoints.
 *
 * @param database whose tables tests may look into
 * @param management with the administrator's token
 */
record Product(EmbeddedDatabase database, ServerNode node, Http http, ManagementClient management)
        implements AutoCloseable {

    static final String ADMIN_TOKEN = "administrator-of-the-tests";

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    static Product start() {
        return start(Map.of());
    }

    /** One with settings of its own, to be closed by who started it. */
    static Product start(Map<String, String> settings) {
        EmbeddedDatabase database = EmbeddedDatabase.temporary();
        ServerUnderTest server = ServerUnderTest.chosen();
        Map<String, String> environment = environment(database);
        environment.putAll(settings);
        Path directory = directory("contract-" + server + (settings.isEmpty() ? "" : "-" + settings.hashCode()));
        ServerNode node = server.node(directory, environment, "-Xmx768m", ServerNode.QUICK_START);
        // a test run that is killed must not leave a server behind
        Runtime.getRuntime().addShutdownHook(new Thread(node::stop, "stop-node"));
        node.start().awaitReady(PATIENCE);
        Http http = new Http(node.uri());
        return new Product(database, node, http, new ManagementClient(http, ADMIN_TOKEN));
    }

    /**
     * Makes an endpoint with a slug of its own.
     *
     * @param slugPrefix what its slug begins with
     * @param document the rest of it as JSON
     */
    DoorClient open(String slugPrefix, String document) {
        String slug = slugPrefix + "-" + UUID.randomUUID();
        management.create(((ObjectNode) Json.read(document)).put("slug", slug));
        return door(slug);
    }

    DoorClient open(String document) {
        return open("it", document);
    }

    DoorClient door(String slug) {
        return new DoorClient(http, slug);
    }

    Tables tables() {
        return new Tables(database.dataSource());
    }

    @Override
    public void close() {
        node.close();
        database.close();
    }

    private static Map<String, String> environment(EmbeddedDatabase database) {
        Map<String, String> environment = new HashMap<>(database.environment());
        environment.put("GATEHOUSE_ADMIN_TOKEN", ADMIN_TOKEN);
        environment.put("GATEHOUSE_MASTER_KEY", Base64.getEncoder().encodeToString(new byte[32]));
        environment.put("GATEHOUSE_EXAMPLES", "true");
        environment.put("GATEHOUSE_OUTBOUND_ALLOWED", "127.0.0.1/32");
        environment.put(
                "GATEHOUSE_PROVIDERS_DIRECTORY",
                Path.of("src", "test", "resources", "own-providers")
                        .toAbsolutePath()
                        .toString());
        return environment;
    }

    /** Emptied first: what an earlier run left, its log above all, is of interest only until the next. */
    private static Path directory(String name) {
        try {
            Path directory = Path.of("target", "nodes", name);
            new DirectoryTree(directory).delete();
            return directory;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
