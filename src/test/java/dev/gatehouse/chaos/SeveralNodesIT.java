package dev.gatehouse.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.gatehouse.run.EmbeddedDatabase;
import dev.gatehouse.run.ServerNode;
import dev.gatehouse.server.ServerUnderTest;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two nodes on Payara Micro and one on WildFly share a database. */
class SeveralNodesIT {

    private static final String TOKEN = "several";
    private static final Duration START = Duration.ofMinutes(3);
    private static final int WORKERS = 4;
    private static final int SENDERS = 8;

    @TempDir
    private static Path directory;

    private static final List<ServerNode> NODES = new ArrayList<>();
    private static final List<Webhooks> DOORS = new ArrayList<>();
    private static EmbeddedDatabase database;

    @BeforeAll
    static void start() {
        database = EmbeddedDatabase.temporary();
        add(ServerUnderTest.PAYARA_MICRO);
        add(ServerUnderTest.PAYARA_MICRO);
        add(ServerUnderTest.WILDFLY);
        NODES.forEach(node -> node.awaitReady(START));
    }

    private static void add(ServerUnderTest server) {
        var node =
                server.node(directory.resolve("node-" + NODES.size()), settings(), "-Xmx512m", ServerNode.QUICK_START);
        NODES.add(node.start());
        DOORS.add(new Webhooks(node.uri(), TOKEN));
    }

    @BeforeEach
    void haveAllRunning() {
        NODES.stream()
                .filter(node -> !node.process().isAlive())
                .forEach(node -> node.start().awaitReady(START));
    }

    @AfterAll
    static void stop() {
        NODES.forEach(ServerNode::close);
        database.close();
    }

    @Test
    void anEndpointMadeOnOneNodeIsKnownToTheOthersWithinASecond() throws Exception {
        DOORS.get(0).makeEndpoint("new");

        await().atMost(Duration.ofSeconds(1))
                .pollInterval(Duration.ofMillis(20))
                .untilAsserted(() -> {
                    for (var door : DOORS) {
                        assertThat(door.send("new", "1", "payment.completed").statusCode())
                                .isEqualTo(200);
                    }
                });
    }

    @Test
    void aKilledNodesWorkIsDoneByTheOthersAndOnce() throws Exception {
        DOORS.get(0).makeEndpoint("shared");
        await().until(() ->
                DOORS.get(2).send("shared", "0", "payment.completed").statusCode() == 200);
        var acknowledged = ConcurrentHashMap.<String>newKeySet();
        var enough = new AtomicBoolean();
        var senders = Executors.newFixedThreadPool(SENDERS);
        IntStream.range(0, SENDERS).forEach(i -> senders.execute(() -> send(i, acknowledged, enough)));
        await().atMost(Duration.ofMinutes(1)).until(() -> acknowledged.size() >= 500);
        try (var lock = keepHandlersFromWriting()) {
            assertThat(lock.isClosed()).isFalse();
            await().atMost(Duration.ofSeconds(20)).until(() -> waitingHandlers() >= NODES.size() * WORKERS);
            NODES.get(1).kill();
        }
        int atTheKill = acknowledged.size();
        await().atMost(Duration.ofMinutes(1)).until(() -> acknowledged.size() >= atTheKill + 500);
        finish(senders, enough);

        await().atMost(Duration.ofMinutes(2))
                .untilAsserted(() -> assertThat(unsettled()).isEmpty());
        assertThat(lostAttempts()).as("attempts of the killed node").isNotEmpty();
        assertThat(stored()).containsAll(acknowledged).doesNotHaveDuplicates();
        assertThat(effects()).doesNotHaveDuplicates().hasSameSizeAs(stored());
    }

    /** Goes to the next node with the same event when one does not answer, as a provider behind a load balancer would. */
    private static void send(int sender, Set<String> acknowledged, AtomicBoolean enough) {
        int door = sender;
        while (!enough.get()) {
            var id = UUID.randomUUID().toString();
            while (!isAcknowledged(DOORS.get(door % DOORS.size()), id)) {
                door++;
            }
            acknowledged.add(id);
            door++;
        }
    }

    private static boolean isAcknowledged(Webhooks door, String id) {
        try {
            return door.send("shared", id, "payment.completed").statusCode() == 200;
        } catch (IOException killed) {
            return false;
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static void finish(ExecutorService senders, AtomicBoolean enough) throws InterruptedException {
        enough.set(true);
        senders.shutdown();
        assertThat(senders.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
    }

    private static Connection keepHandlersFromWriting() throws SQLException {
        var connection = database.dataSource().getConnection();
        connection.setAutoCommit(false);
        try (var statement = connection.createStatement()) {
            statement.execute("lock table processed_webhook in exclusive mode");
        }
        return connection;
    }

    private static Map<String, String> settings() {
        var settings = new HashMap<>(database.environment());
        settings.put("GATEHOUSE_ADMIN_TOKEN", TOKEN);
        settings.put("GATEHOUSE_MASTER_KEY", "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=");
        settings.put("GATEHOUSE_EXAMPLES", "true");
        settings.put("GATEHOUSE_WORKERS", Integer.toString(WORKERS));
        return settings;
    }

    private static int waitingHandlers() {
        return list("select pid::text from pg_locks where not granted and relation = 'processed_webhook'::regclass")
                .size();
    }

    private static List<String> stored() {
        return list("""
                select e.event_id from event e join endpoint p on p.id = e.endpoint_id where p.slug = 'shared'
                """);
    }

    private static List<String> effects() {
        return list("select event_id::text from processed_webhook where endpoint = 'shared'");
    }

    private static List<String> unsettled() {
        return list("select id::text from delivery where status <> 'delivered'");
    }

    private static List<String> lostAttempts() {
        return list("select delivery_id::text from attempt where outcome = 'lost'");
    }

    private static List<String> list(String sql) {
        try (var connection = database.dataSource().getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            var found = new ArrayList<String>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        } catch (SQLException unreachable) {
            throw new IllegalStateException(unreachable);
        }
    }
}
