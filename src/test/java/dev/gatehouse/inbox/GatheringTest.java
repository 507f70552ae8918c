package dev.gatehouse.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class GatheringTest {

    private static final Duration AN_HOUR = Duration.ofHours(1);

    private final Gathering<String> gathering = new Gathering<>();

    @Test
    void givesTheOldestFirstAndKeepsTheRest() {
        List.of("a", "b", "c").forEach(gathering::add);
        assertThat(gathering.take(2)).containsExactly("a", "b");
        assertThat(gathering.take(2)).containsExactly("c");
        assertThat(gathering.isEmpty()).isTrue();
    }

    @Test
    void doesNotWaitForWhatIsThere() {
        List.of("a", "b").forEach(gathering::add);
        gathering.await(2, AN_HOUR);
        assertThat(gathering.take(9)).hasSize(2);
    }

    @Test
    void waitsNoLongerThanUntilEnoughHaveCome() throws Exception {
        gathering.add("a");
        var taker = new FutureTask<>(() -> {
            gathering.await(3, AN_HOUR);
            return gathering.take(9);
        });
        var thread = new Thread(taker);
        thread.start();
        while (LockSupport.getBlocker(thread) != gathering) {
            Thread.onSpinWait();
        }
        gathering.add("b");
        gathering.add("c");
        assertThat(taker.get()).containsExactly("a", "b", "c");
    }

    @Test
    void waitsNoLongerThanItMay() {
        gathering.add("a");
        gathering.await(2, Duration.ofMillis(1));
        assertThat(gathering.take(9)).containsExactly("a");
    }

    @Test
    void countsWhatIsThereAndNotWhatWasTaken() {
        List.of("a", "b", "c").forEach(gathering::add);
        gathering.take(9);
        gathering.add("d");
        gathering.await(2, Duration.ofMillis(1));
        assertThat(gathering.take(9)).containsExactly("d");
    }

    @Test
    void endsTheWaitOfAThreadThatIsToStop() {
        Thread.currentThread().interrupt();
        gathering.await(2, AN_HOUR);
        assertThat(Thread.interrupted()).isTrue();
    }
}
