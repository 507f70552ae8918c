package dev.gatehouse.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class PlacesTest {

    private static final Duration AT_ONCE = Duration.ofMillis(1);
    private static final Duration LONG = Duration.ofSeconds(30);

    @Test
    void workThatTookTooLongBeforeItsThreadCameToItGivesItsPlaceBack() {
        var threadsThatAreLate = new ArrayDeque<Runnable>();
        var places = new Places(1, threadsThatAreLate::add);
        assertThatThrownBy(() -> places.call(() -> "never done", AT_ONCE)).isInstanceOf(TimeoutException.class);
        assertThat(places.anyFree()).isFalse();
        threadsThatAreLate.remove().run();
        assertThat(places.anyFree()).isTrue();
    }

    @Test
    void workThatNoThreadTakesGivesItsPlaceBack() {
        var places = new Places(1, refused -> {
            throw new RejectedExecutionException("stopping");
        });
        assertThatThrownBy(() -> places.call(() -> "never done", LONG)).isInstanceOf(RejectedExecutionException.class);
        assertThat(places.anyFree()).isTrue();
    }

    @Test
    void workThatHangsHoldsItsPlaceUntilItEnds() {
        var begun = new CountDownLatch(1);
        var letGo = new CountDownLatch(1);
        var threads = Executors.newCachedThreadPool();
        try {
            var places = new Places(1, work -> {
                threads.execute(work);
                awaitBegun(begun);
            });
            assertThatThrownBy(() -> places.call(() -> hang(begun, letGo), AT_ONCE))
                    .isInstanceOf(Unstoppable.class);
            assertThat(places.anyFree()).isFalse();
            assertThat(places.unstoppable()).isOne();
            letGo.countDown();
            Awaitility.await().atMost(LONG).until(places::anyFree);
            Awaitility.await().atMost(LONG).until(() -> places.unstoppable() == 0);
        } finally {
            letGo.countDown();
            threads.shutdownNow();
        }
    }

    @Test
    void workThatFailsSaysWhyAndGivesItsPlaceBack() {
        var places = new Places(1, Runnable::run);
        assertThatThrownBy(() -> places.call(
                        () -> {
                            throw new IllegalStateException("no luck");
                        },
                        LONG))
                .isInstanceOf(ExecutionException.class)
                .hasRootCauseMessage("no luck");
        assertThat(places.anyFree()).isTrue();
    }

    private static void awaitBegun(CountDownLatch begun) {
        Awaitility.await().atMost(LONG).until(() -> begun.getCount() == 0);
    }

    /** Whatever interrupts it. */
    private static String hang(CountDownLatch begun, CountDownLatch letGo) {
        begun.countDown();
        while (letGo.getCount() > 0) {
            Thread.onSpinWait();
        }
        return "late";
    }
}
