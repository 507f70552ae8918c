package dev.gatehouse.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.gatehouse.run.EmbeddedDatabase;
import dev.gatehouse.run.PayaraMicroNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PulledPlugsIT {

    private static final String TOKEN = "chaos";
    private static final Duration START = Duration.ofMinutes(2);

    @TempDir
    private static Path directory;

    private static EmbeddedDatabase database;
    private static PayaraMicroNode node;

    @BeforeAll
    static void start() {
        database = EmbeddedDatabase.temporary();
        node = new PayaraMicroNode(directory, settings(), PayaraMicroNode.QUICK_START);
        node.start().awaitReady(START);
    }

    @AfterAll
    static void stop() {
        node.close();
        database.close();
    }

    @Test
    void whatWasAcknowledgedIsDoneOnceThoughTheNodeWasKilledAndItsBrokersDataWereLost() throws Exception {
        var sender = new Webhooks(node.uri(), TOKEN);
        sender.makeEndpoint("killed");
        var acknowledged = sendUntil(sender, "killed", 1_500);
        node.kill();
        delete(directory.resolve("broker"));
        node.start().awaitReady(START);
        await().atMost(Duration.ofSeconds(90))
                .untilAsserted(() -> assertThat(unsettled("killed")).isEmpty());
        assertThat(stored("killed")).containsAll(acknowledged);
        assertThat(stored("killed"))
                .doesNotHaveDuplicates()
                .hasSize(effects("killed").size());
        assertThat(effects("killed")).doesNotHaveDuplicates();
    }

    @Test
    void aDatabaseThatIsAwayMakesSendersComeAgainAndNothingElse() throws Exception {
        var sender = new Webhooks(node.uri(), TOKEN);
        sender.makeEndpoint("away");
        assertThat(sender.send("away", "before", "payment.completed").statusCode())
                .isEqualTo(200);
        database.stop();
        var refused = sender.send("away", "during", "payment.completed");
        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(refused.headers().firstValue("Retry-After")).isPresent();
        assertThat(sender.send("unknown", "during", "any").statusCode()).isIn(404, 503);
        assertThat(sender.readiness()).isEqualTo(503);
        database.start();
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            assertThat(sender.send("away", "during", "payment.completed").statusCode())
                    .isEqualTo(200);
            assertThat(sender.readiness()).isEqualTo(200);
        });
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(effects("away")).hasSize(2));
    }

    @Test
    void aFrozenDatabaseMakesTheNodeUnreadyInTimeAndCostsNothingThatWasAcknowledged() throws Exception {
        var sender = new Webhooks(node.uri(), TOKEN);
        sender.makeEndpoint("frozen");
        var acknowledged = sendUntil(sender, "frozen", 200);
        try (var frozen = Frozen.of(database.process())) {
            assertThat(frozen.processes()).hasSizeGreaterThan(1);
            assertThat(IntStream.range(0, 40).parallel().map(i -> sender.readinessWithin(Duration.ofSeconds(10))))
                    .containsOnly(503);
            assertThat(sender.get("/ready")).isEqualTo(503);
            var refused = sender.send("frozen", "during", "payment.completed");
            assertThat(refused.statusCode()).isEqualTo(503);
            assertThat(refused.headers().firstValue("Retry-After")).isPresent();
        }
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            assertThat(sender.readiness()).isEqualTo(200);
            assertThat(sender.get("/ready")).isEqualTo(200);
            assertThat(sender.send("frozen", "during", "payment.completed").statusCode())
                    .isEqualTo(200);
        });
        assertThat(stored("frozen"))
                .contains("during")
                .containsAll(Set.copyOf(acknowledged))
                .doesNotHaveDuplicates();
    }

    @Test
    void whatDoesNotFitIntoMemoryIsRefusedWhileTheRestStillWaits() throws Exception {
        var sender = new Webhooks(node.uri(), TOKEN);
        sender.makeEndpoint("flooded");
        var answers = new ConcurrentHashMap<String, CompletableFuture<Integer>>();
        try (var frozen = Frozen.of(database.process())) {
            assertThat(frozen.processes()).isNotEmpty();
            IntStream.range(0, 150).forEach(i -> answers.put("large " + i, sender.sendLarge("flooded", "large " + i)));
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> with(503, answers).size() >= 50);
            assertThat(answers.values()).as("still waiting").anyMatch(answer -> !answer.isDone());
        }
        await().atMost(Duration.ofSeconds(30))
                .until(() -> answers.values().stream().allMatch(CompletableFuture::isDone));
        assertThat(answers.values().stream().map(CompletableFuture::join)).containsOnly(200, 503);
        assertThat(stored("flooded")).containsAll(with(200, answers)).doesNotHaveDuplicates();
    }

    private static List<String> with(int status, Map<String, CompletableFuture<Integer>> answers) {
        return answers.entrySet().stream()
                .filter(answer ->
                        answer.getValue().isDone() && answer.getValue().join() == status)
                .map(Map.Entry::getKey)
                .toList();
    }

    private static Map<String, String> settings() {
        var settings = new HashMap<>(database.environment());
        settings.put("GATEHOUSE_ADMIN_TOKEN", TOKEN);
        settings.put("GATEHOUSE_MASTER_KEY", "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=");
        settings.put("GATEHOUSE_EXAMPLES", "true");
        return settings;
    }

    /** Ids that were answered with 200, by senders that are still at it when this returns. */
    private static Set<String> sendUntil(Webhooks sender, String slug, int enough) throws InterruptedException {
        Set<String> acknowledged = ConcurrentHashMap.newKeySet();
        var senders = Executors.newFixedThreadPool(16);
        IntStream.range(0, 16).forEach(i -> senders.execute(() -> sendUntilRefused(sender, slug, acknowledged)));
        senders.shutdown();
        await().atMost(Duration.ofMinutes(1)).until(() -> acknowledged.size() >= enough);
        return acknowledged;
    }

    private static void sendUntilRefused(Webhooks sender, String slug, Set<String> acknowledged) {
        try {
            for (int i = 0; i < 10_000; i++) {
                var id = UUID.randomUUID().toString();
                if (sender.send(slug, id, "payment.completed").statusCode() != 200) {
                    return;
                }
                acknowledged.add(id);
            }
        } catch (IOException killed) {
            // the plug was pulled
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private static List<String> stored(String slug) {
        return list("select e.event_id from event e join endpoint p on p.id = e.endpoint_id where p.slug = ?", slug);
    }

    private static List<String> effects(String slug) {
        return list("select event_id::text from processed_webhook where endpoint = ?", slug);
    }

    private static List<String> unsettled(String slug) {
        return list("""
                select d.id::text from delivery d join endpoint p on p.id = d.endpoint_id
                where p.slug = ? and d.status <> 'delivered'
                """, slug);
    }

    private static List<String> list(String sql, String slug) {
        try (var connection = database.dataSource().getConnection();
                var statement = connection.prepareStatement(sql)) {
            statement.setString(1, slug);
            try (var rows = statement.executeQuery()) {
                var found = new ArrayList<String>();
                while (rows.next()) {
                    found.add(rows.getString(1));
                }
                return found;
            }
        } catch (SQLException unreachable) {
            throw new IllegalStateException(unreachable);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
