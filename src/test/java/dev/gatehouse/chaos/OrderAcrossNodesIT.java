package dev.gatehouse.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.gatehouse.run.EmbeddedDatabase;
import dev.gatehouse.run.PayaraMicroNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two nodes with a broker each take webhooks of the same keys and work on them; one of them is killed meanwhile. */
class OrderAcrossNodesIT {

    private static final String TOKEN = "chaos";
    private static final Duration START = Duration.ofMinutes(2);
    private static final int EVENTS_PER_KEY = 80;

    @TempDir
    private static Path directory;

    private static EmbeddedDatabase database;
    private static PayaraMicroNode first;
    private static PayaraMicroNode second;

    @BeforeAll
    static void start() {
        database = EmbeddedDatabase.temporary();
        first = node("first");
        second = node("second");
        first.start().awaitReady(START);
        second.start().awaitReady(START);
    }

    @AfterAll
    static void stop() {
        second.close();
        first.close();
        database.close();
    }

    @Test
    void eventsOfAKeyAreDoneOnceAndInTheirOrder() throws Exception {
        var senders = List.of(new Webhooks(first.uri(), TOKEN), new Webhooks(second.uri(), TOKEN));
        senders.get(0).makeEndpoint("ordered");
        var events = new StoredEvents(database.dataSource());
        events.order("ordered", "json:/customer");
        senders.get(0).makeEndpoint("makes-both-nodes-know");
        await().atMost(START)
                .until(() ->
                        senders.get(1).send("makes-both-nodes-know", "1", "any").statusCode() == 200);

        var sent = new AtomicInteger();
        var threads = Executors.newFixedThreadPool(6);
        var keys = IntStream.range(0, 6)
                .mapToObj(key -> CompletableFuture.runAsync(() -> sendInOrder(senders, key, sent), threads))
                .toList();
        await().atMost(START).until(() -> sent.get() >= 150);
        second.kill();
        second.start().awaitReady(START);
        keys.forEach(CompletableFuture::join);
        threads.shutdown();

        await().atMost(Duration.ofMinutes(2)).until(() -> events.effects("ordered") >= 6L * EVENTS_PER_KEY);
        for (int key = 0; key < 6; key++) {
            assertThat(events.orderOfEffects("ordered", "key " + key + " "))
                    .isEqualTo(IntStream.range(0, EVENTS_PER_KEY).boxed().toList());
        }
        assertThat(events.withoutExactlyOneEffect("ordered")).isZero();
    }

    /** Each event after the one before it was acknowledged, by turns to both nodes, again until one of them takes it. */
    private static void sendInOrder(List<Webhooks> senders, int key, AtomicInteger sent) {
        for (int number = 0; number < EVENTS_PER_KEY; number++) {
            int turn = number;
            while (!acknowledged(senders.get(turn % 2), key, number)) {
                turn++;
            }
            sent.incrementAndGet();
        }
    }

    private static boolean acknowledged(Webhooks sender, int key, int number) {
        try {
            return sender.sendOf("ordered", "key " + key, "key " + key + " number " + number)
                            .statusCode()
                    == 200;
        } catch (IOException killed) {
            return false;
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private static PayaraMicroNode node(String name) {
        return new PayaraMicroNode(directory.resolve(name), settings(), PayaraMicroNode.QUICK_START, "-Xmx256m");
    }

    private static Map<String, String> settings() {
        var settings = new HashMap<>(database.environment());
        settings.put("GATEHOUSE_ADMIN_TOKEN", TOKEN);
        settings.put("GATEHOUSE_MASTER_KEY", "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=");
        settings.put("GATEHOUSE_EXAMPLES", "true");
        settings.put("GATEHOUSE_HANDLER_TIMEOUT", "PT3S"); // what a killed node had claimed is free again 33 s later
        return settings;
    }
}
