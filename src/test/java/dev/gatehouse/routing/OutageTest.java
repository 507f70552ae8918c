package dev.gatehouse.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A receiver that is away for an hour, with time told by the rests alone. */
class OutageTest {

    private static final int DELIVERIES = 10_000;
    private static final Duration OUTAGE = Duration.ofHours(1);

    private final Random random = new Random(7);

    @Test
    void noneOfTenThousandDeliveriesDiesAndTheyComeBackSpreadOverManySeconds() {
        var policy = RetryPolicy.standardFor("http");

        var comingBack = IntStream.range(0, DELIVERIES)
                .mapToObj(i -> firstAttemptAfterTheOutage(policy).toSeconds())
                .collect(Collectors.groupingBy(second -> second, Collectors.counting()));

        assertThat(comingBack.values().stream().mapToLong(count -> count).sum()).isEqualTo(DELIVERIES);
        assertThat(comingBack.values())
                .allSatisfy(inOneSecond -> assertThat(inOneSecond).isLessThan(50L));
    }

    /** How long after it was decided; fails when the policy gives up before. */
    private Duration firstAttemptAfterTheOutage(RetryPolicy policy) {
        var age = Duration.ZERO;
        for (int attempts = 1; age.compareTo(OUTAGE) < 0; attempts++) {
            age = age.plus(policy.restAfter(attempts, age, random).orElseThrow());
        }
        return age;
    }
}
