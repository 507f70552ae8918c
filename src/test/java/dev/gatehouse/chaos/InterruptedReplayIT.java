package dev.gatehouse.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.gatehouse.run.EmbeddedDatabase;
import dev.gatehouse.run.PayaraMicroNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Replays that are large, and replays whose node is killed. */
class InterruptedReplayIT {

    private static final String TOKEN = "chaos";
    private static final Duration START = Duration.ofMinutes(2);

    @TempDir
    private static Path directory;

    private static EmbeddedDatabase database;
    private static PayaraMicroNode node;
    private static StoredEvents events;
    private static Webhooks sender;

    @BeforeAll
    static void start() {
        database = EmbeddedDatabase.temporary();
        node = new PayaraMicroNode(directory, settings(), PayaraMicroNode.QUICK_START, "-Xmx256m");
        node.start().awaitReady(START);
        events = new StoredEvents(database.dataSource());
        sender = new Webhooks(node.uri(), TOKEN);
    }

    @AfterAll
    static void stop() {
        node.close();
        database.close();
    }

    @Test
    void aReplayWhoseNodeIsKilledAgainAndAgainDeliversEveryEventOnce() throws Exception {
        sender.makeEndpoint("killed");
        events.lay("killed", 3_000, "{}");
        var replay = sender.replay("killed", 400);
        for (int enough = 500; enough <= 1_500; enough += 500) {
            int effects = enough;
            await().atMost(Duration.ofMinutes(2)).until(() -> events.effects("killed") >= effects);
            node.kill();
            node.start().awaitReady(START);
        }
        await().atMost(Duration.ofMinutes(3)).until(() -> "done".equals(events.stateOf(replay)));
        assertThat(events.effects("killed")).isEqualTo(3_000);
        assertThat(events.withoutExactlyOneEffect("killed")).isZero();
        assertThat(events.countsOf(replay)).isEqualTo("selected 3000 done 3000 failed 0");
    }

    /** Their bodies are three times what the node has for memory. */
    @Test
    void aHundredThousandEventsAreReplayedInLittleMemoryWhileLiveOnesAreDone() throws Exception {
        sender.makeEndpoint("large");
        sender.makeEndpoint("live");
        events.lay("large", 100_000, "{\"padding\": \"" + "x".repeat(8_000) + "\"}");
        var replay = sender.replay("large", 10_000);
        int sent = 0;
        while (!"done".equals(events.stateOf(replay))) {
            sent++;
            assertThat(sender.send("live", "live-" + sent, "payment.completed").statusCode())
                    .isEqualTo(200);
            int handled = sent;
            await().atMost(Duration.ofSeconds(20)).until(() -> events.effects("live") == handled);
        }
        assertThat(sent).isGreaterThan(10);
        assertThat(events.countsOf(replay)).isEqualTo("selected 100000 done 100000 failed 0");
        assertThat(events.withoutExactlyOneEffect("large")).isZero();
    }

    /** Plans made for the empty table would read all of it for every delivery. */
    @Test
    void aTableThatGrowsFastIsAnalysedSoon() throws Exception {
        sender.makeEndpoint("growing");
        events.lay("growing", 4_000, "{}");
        sender.replay("growing", 10_000);
        await().atMost(Duration.ofMinutes(1)).until(() -> events.wasAnalysed("delivery"));
    }

    private static Map<String, String> settings() {
        var settings = new HashMap<>(database.environment());
        settings.put("GATEHOUSE_ADMIN_TOKEN", TOKEN);
        settings.put("GATEHOUSE_MASTER_KEY", "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=");
        settings.put("GATEHOUSE_EXAMPLES", "true");
        settings.put("GATEHOUSE_HANDLER_TIMEOUT", "PT3S"); // what a killed node had claimed is free again 30 s later
        return settings;
    }
}
