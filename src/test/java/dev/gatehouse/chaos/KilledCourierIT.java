package dev.gatehouse.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.gatehouse.run.EmbeddedDatabase;
import dev.gatehouse.run.PayaraMicroNode;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Exactly once for handlers that work in the database: the courier is stopped with deliveries at every one of its steps,
 * then its process is killed.
 */
class KilledCourierIT {

    /** Deliveries that are stopped at a step when the process is killed, twelve in each life of it; 204 are a long run. */
    private static final int KILLS = Integer.getInteger("gatehouse.kills", 12);

    private static final List<CourierStep> STEPS = List.of(CourierStep.values());
    private static final int TWICE = 2;
    private static final Duration START = Duration.ofMinutes(2);

    @TempDir
    private static Path directory;

    private static EmbeddedDatabase database;
    private static PayaraMicroNode node;
    private static StoppedCourier courier;
    private static StoredEvents events;
    private static Webhooks sender;
    private static int last;

    @BeforeAll
    static void start() throws Exception {
        database = EmbeddedDatabase.temporary();
        var settings = Map.of("GATEHOUSE_WORKERS", "16", "GATEHOUSE_HANDLER_TIMEOUT", "PT1M");
        node = new PayaraMicroNode(
                directory, NodeSettings.of(database, settings), PayaraMicroNode.QUICK_START, "-Xmx256m");
        node.start().awaitReady(START);
        courier = new StoppedCourier(database.dataSource());
        events = new StoredEvents(database.dataSource());
        sender = new Webhooks(node.uri(), NodeSettings.TOKEN);
    }

    /** Or what one test leaves stopped would hold up the next. */
    @AfterEach
    void releaseAll() throws SQLException {
        courier.releaseAll();
    }

    @AfterAll
    static void stop() throws SQLException {
        courier.close();
        node.close();
        database.close();
    }

    @Test
    void aProcessThatIsKilledAtAnyStepCostsNoEffectAndDoublesNone() throws Exception {
        sender.makeEndpoint("killed");
        for (int killed = 0; killed < KILLS; killed += TWICE * STEPS.size()) {
            int[] stopped = stopAtEveryStep("killed");
            node.kill();
            leaveTheDatabaseAsTheDeadLeaveIt(stopped);
            for (int number : stopped) {
                assertThat(events.leftOf(id(number)))
                        .as(id(number))
                        .isEqualTo(step(number).left());
            }
            events.endLeases();
            node.start().awaitReady(START);
        }
        assertOneEffectEach("killed");
        assertThat(events.lostAttempts("killed"))
                .as("attempts that are known to be lost")
                .isPositive();
    }

    /** One after the other, so that none shares a bell, and by that its fate, with the next. */
    private static int[] stopAtEveryStep(String slug) throws Exception {
        int[] stopped = new int[TWICE * STEPS.size()];
        for (int i = 0; i < stopped.length; i++) {
            stopped[i] = ++last;
            courier.hold(last);
            sendUntilAcknowledged(slug, id(last));
            courier.awaitStopped(last, events);
        }
        return stopped;
    }

    /** As senders do, who come again when the door asks for it. */
    private static void sendUntilAcknowledged(String slug, String id) {
        await().atMost(Duration.ofSeconds(20))
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> sender.send(slug, id, "payment.completed").statusCode() == 200);
    }

    /** A COMMIT that the database has got takes place; everything else ends with its session. */
    private static void leaveTheDatabaseAsTheDeadLeaveIt(int... stopped) throws SQLException {
        for (int number : stopped) {
            if (!step(number).isInCommit()) {
                courier.endSessions(number);
                courier.awaitGone(number);
            }
        }
        courier.release(stopped);
        courier.awaitGone(stopped);
        await().atMost(Duration.ofSeconds(30)).until(() -> events.sessionsOfNodes() == 0);
    }

    private static void assertOneEffectEach(String slug) throws SQLException {
        await().atMost(Duration.ofMinutes(2)).untilAsserted(() -> {
            events.endRests();
            assertThat(events.undelivered(slug)).isZero();
        });
        assertThat(events.withoutExactlyOneEffect(slug)).isZero();
    }

    private static CourierStep step(int number) {
        return STEPS.get(number % STEPS.size());
    }

    private static String id(int number) {
        return step(number) + "-" + number;
    }
}
