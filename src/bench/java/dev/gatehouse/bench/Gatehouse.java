package dev.gatehouse.bench;

import dev.gatehouse.run.PayaraMicroNode;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

/** A Gatehouse node with a database of its own and one endpoint, whose handler writes a row for every event. */
final class Gatehouse implements Receiver, AutoCloseable {

    static final String DOOR = "/webhooks/measured";

    private static final String TOKEN = "administrator-of-the-benchmark";
    private static final String ENDPOINT = """
            {"slug": "measured", "provider": "hmac-sha256-hex", "secrets": ["%s"],
             "idempotency": {"key": "header:X-Idempotency-Key"}}
            """;

    private final PayaraMicroNode node;
    private final Counts counts;
    private final Duration startedIn;

    private Gatehouse(PayaraMicroNode node, Counts counts, Duration startedIn) {
        this.node = node;
        this.counts = counts;
        this.startedIn = startedIn;
    }

    /**
     * Starts the node.
     *
     * @param workers how many deliveries are worked on at the same time; 0 for a node that only takes in
     */
    static Gatehouse start(Cluster cluster, String name, int workers) throws Exception {
        Map<String, String> environment = new HashMap<>(cluster.newDatabase(name));
        environment.put("GATEHOUSE_ADMIN_TOKEN", TOKEN);
        environment.put("GATEHOUSE_MASTER_KEY", Base64.getEncoder().encodeToString(new byte[32]));
        environment.put("GATEHOUSE_EXAMPLES", "true");
        environment.put("GATEHOUSE_WORKERS", Integer.toString(workers));
        var node = new PayaraMicroNode(Path.of("target", "bench", name), environment, "-Xmx1g");
        Runtime.getRuntime().addShutdownHook(new Thread(node::stop, "stop-" + name));
        long begin = System.nanoTime();
        node.start().awaitReady(Duration.ofMinutes(3));
        var startedIn = Duration.ofNanos(System.nanoTime() - begin);
        createEndpoint(node);
        return new Gatehouse(node, new Counts(cluster.dataSource(name)), startedIn);
    }

    private static void createEndpoint(PayaraMicroNode node) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(node.uri().resolve("/api/v1/endpoints"))
                .header("Authorization", "Bearer " + TOKEN)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(ENDPOINT.formatted(Webhooks.SECRET)))
                .build();
        var answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
        if (answer.statusCode() != 201) {
            throw new IllegalStateException("the endpoint was not created: " + answer.body());
        }
    }

    @Override
    public InetSocketAddress address() {
        return new InetSocketAddress(node.uri().getHost(), node.uri().getPort());
    }

    @Override
    public long stored() throws SQLException {
        return counts.of("select count(*) from event");
    }

    /** Every event has one delivery, and its handler writes one row. */
    @Override
    public long done() throws SQLException {
        return Math.min(
                counts.of("select count(*) from processed_webhook"),
                counts.of("select count(*) from delivery where status = 'delivered'"));
    }

    /** Deliveries that are not settled. */
    long waiting() throws SQLException {
        return counts.of("select count(*) from delivery where due_at is not null");
    }

    Duration startedIn() {
        return startedIn;
    }

    /** CPU time of the server's process so far. */
    Duration cpu() {
        return node.process().info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /** Bytes that are in use on the heap after a full collection. */
    long heapInUse() throws IOException, InterruptedException {
        return Heap.of(node.pid()).inUse();
    }

    @Override
    public void close() {
        node.close();
    }
}
