package dev.gatehouse.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class RetryPolicyTest {

    /** In the middle of its range, where jitter changes nothing. */
    private static final RandomGenerator MIDDLE = () -> Long.MIN_VALUE;

    @Test
    void theDefaultRetriesAfterTwoFourAndEightSecondsAndThenNoMore() {
        assertThat(RetryPolicy.DEFAULT.restAfter(1, MIDDLE)).contains(Duration.ofSeconds(2));
        assertThat(RetryPolicy.DEFAULT.restAfter(2, MIDDLE)).contains(Duration.ofSeconds(4));
        assertThat(RetryPolicy.DEFAULT.restAfter(3, MIDDLE)).contains(Duration.ofSeconds(8));
        assertThat(RetryPolicy.DEFAULT.restAfter(4, MIDDLE)).isEmpty();
    }

    @Test
    void jitterMovesARestByNoMoreThanItsShare() {
        var random = new Random(7);
        var rests = random.doubles(1_000)
                .mapToObj(any -> RetryPolicy.DEFAULT.restAfter(1, random).orElseThrow())
                .toList();
        assertThat(rests)
                .allSatisfy(rest -> assertThat(rest).isBetween(Duration.ofMillis(1_600), Duration.ofMillis(2_400)));
        assertThat(rests.stream().distinct().count()).isGreaterThan(100);
    }

    @Test
    void aRestNeverGrowsBeyondADay() {
        var policy = new RetryPolicy.Exponential(100, Duration.ofHours(1), 10, 0);
        assertThat(policy.restAfter(99, MIDDLE)).contains(Duration.ofDays(1));
    }

    @Test
    void aScheduleIsFollowedToItsEnd() {
        var policy = SubscriptionDefinition.read("{\"retry\":{\"schedule\":[\"500ms\",\"5s\",\"2h\"]}}")
                .route(1, "handlers", RetryPolicy.DEFAULT)
                .retry();
        assertThat(policy)
                .isEqualTo(new RetryPolicy.Schedule(
                        List.of(Duration.ofMillis(500), Duration.ofSeconds(5), Duration.ofHours(2))));
        assertThat(policy.restAfter(3, MIDDLE)).contains(Duration.ofHours(2));
        assertThat(policy.restAfter(4, MIDDLE)).isEmpty();
    }

    @Test
    void impossibleNumbersAreRefusedByName() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RetryPolicy.Exponential(0, Duration.ofSeconds(1), 2, 0))
                .withMessageContaining("maxAttempts");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RetryPolicy.Exponential(1, Duration.ofSeconds(1), 2, 1.1))
                .withMessageContaining("jitter");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RetryPolicy.Exponential(1, Duration.ofSeconds(1), 0.5, 0))
                .withMessageContaining("factor");
    }

    @Test
    void anUnknownFieldOfASubscriptionIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SubscriptionDefinition.read("{\"tipes\":[]}"))
                .withMessageContaining("tipes");
    }
}
