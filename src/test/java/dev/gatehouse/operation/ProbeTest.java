package dev.gatehouse.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ProbeTest {

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicInteger tries = new AtomicInteger();
    private final CountDownLatch thaw = new CountDownLatch(1);

    @AfterEach
    void end() {
        thaw.countDown();
        threads.shutdownNow();
    }

    @Test
    void whatWorksHasNoObjectionAndIsTriedAnewForWhoeverAsksLater() {
        var probe = probe(Duration.ofSeconds(10));
        thaw.countDown();
        assertThat(probe.objection()).isEmpty();
        assertThat(probe.objection()).isEmpty();
        assertThat(tries).hasValue(2);
    }

    @Test
    void whatFailsSaysWhy() {
        var probe = new Probe(
                () -> {
                    throw new SQLException("read-only");
                },
                threads,
                Duration.ofSeconds(10),
                Clock.systemUTC());
        assertThat(probe.objection()).contains("read-only");
    }

    @Test
    void whatHangsIsTriedOnceHoweverManyAskAndIsWellAgainWhenItEnds() {
        var probe = probe(Duration.ofMillis(1));
        IntStream.range(0, 20)
                .forEach(i -> assertThat(probe.objection())
                        .hasValueSatisfying(no -> assertThat(no).startsWith("no answer within")));
        assertThat(tries).hasValueLessThanOrEqualTo(1);
        thaw.countDown();
        await().atMost(Duration.ofSeconds(10)).until(() -> probe.objection().isEmpty());
    }

    private Probe probe(Duration patience) {
        return new Probe(
                () -> {
                    tries.incrementAndGet();
                    thaw.await();
                    return null;
                },
                threads,
                patience,
                Clock.systemUTC());
    }
}
