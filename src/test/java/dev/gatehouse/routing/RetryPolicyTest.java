package dev.gatehouse.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryPolicyTest {

    /** In the middle of its range, where jitter changes nothing. */
    private static final RandomGenerator MIDDLE = () -> Long.MIN_VALUE;

    @Test
    void theDefaultRetriesAfterTwoFourAndEightSecondsAndThenNoMore() {
        assertThat(RetryPolicy.DEFAULT.restAfter(1, Duration.ZERO, MIDDLE)).contains(Duration.ofSeconds(2));
        assertThat(RetryPolicy.DEFAULT.restAfter(2, Duration.ZERO, MIDDLE)).contains(Duration.ofSeconds(4));
        assertThat(RetryPolicy.DEFAULT.restAfter(3, Duration.ZERO, MIDDLE)).contains(Duration.ofSeconds(8));
        assertThat(RetryPolicy.DEFAULT.restAfter(4, Duration.ZERO, MIDDLE)).isEmpty();
    }

    @Test
    void jitterMovesARestByNoMoreThanItsShare() {
        var random = new Random(7);
        var rests = random.doubles(1_000)
                .mapToObj(any ->
                        RetryPolicy.DEFAULT.restAfter(1, Duration.ZERO, random).orElseThrow())
                .toList();
        assertThat(rests)
                .allSatisfy(rest -> assertThat(rest).isBetween(Duration.ofMillis(1_600), Duration.ofMillis(2_400)));
        assertThat(rests.stream().distinct().count()).isGreaterThan(100);
    }

    @Test
    void aRestNeverGrowsBeyondADay() {
        var policy = new RetryPolicy.Exponential(100, Duration.ofHours(1), 10, 0);
        assertThat(policy.restAfter(99, Duration.ZERO, MIDDLE)).contains(Duration.ofDays(1));
    }

    @Test
    void aScheduleIsFollowedToItsEnd() {
        var policy = SubscriptionDefinition.read("{\"retry\":{\"schedule\":[\"500ms\",\"5s\",\"2h\"]}}")
                .rules("handler")
                .retry();
        assertThat(policy)
                .isEqualTo(new RetryPolicy.Schedule(
                        List.of(Duration.ofMillis(500), Duration.ofSeconds(5), Duration.ofHours(2)), 0));
        assertThat(policy.restAfter(3, Duration.ZERO, MIDDLE)).contains(Duration.ofHours(2));
        assertThat(policy.restAfter(4, Duration.ZERO, MIDDLE)).isEmpty();
    }

    @Test
    void theRestsOfAScheduleMayBeSpread() {
        var policy = definition("{\"schedule\":[\"100s\"],\"jitter\":0.5}").policy();
        var random = new Random(7);
        assertThat(random.doubles(1_000)
                        .mapToObj(any ->
                                policy.restAfter(1, Duration.ZERO, random).orElseThrow()))
                .allSatisfy(rest -> assertThat(rest).isBetween(Duration.ofSeconds(50), Duration.ofSeconds(150)))
                .anySatisfy(rest -> assertThat(rest).isLessThan(Duration.ofSeconds(70)))
                .anySatisfy(rest -> assertThat(rest).isGreaterThan(Duration.ofSeconds(130)));
    }

    @Test
    void whatIsTooOldAfterItsRestIsNotTriedAgain() {
        var policy = definition("{\"initialSeconds\":60,\"factor\":1,\"jitter\":0,\"maxAge\":\"1h\"}")
                .policy();
        assertThat(policy.restAfter(1, Duration.ofMinutes(59), MIDDLE)).contains(Duration.ofMinutes(1));
        assertThat(policy.restAfter(1, Duration.ofMinutes(59).plusMillis(1), MIDDLE))
                .isEmpty();
        assertThat(policy.restAfter(50, Duration.ZERO, MIDDLE))
                .as("an age takes the place of the usual number of attempts")
                .isPresent();
    }

    @Test
    void anAgeAndANumberOfAttemptsGoTogether() {
        var policy = definition("{\"maxAttempts\":2,\"maxAge\":\"1h\"}").policy();
        assertThat(policy.restAfter(1, Duration.ZERO, MIDDLE)).isPresent();
        assertThat(policy.restAfter(2, Duration.ZERO, MIDDLE)).isEmpty();
    }

    @Test
    void overHttpTheScheduleOfStandardWebhooksIsTheUsualOne() {
        var usual = SubscriptionDefinition.read("{}").rules("http").retry();
        assertThat(usual.restAfter(1, Duration.ZERO, MIDDLE)).contains(Duration.ofSeconds(5));
        assertThat(usual.restAfter(9, Duration.ZERO, MIDDLE)).contains(Duration.ofHours(24));
        assertThat(usual.restAfter(10, Duration.ZERO, MIDDLE)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'maxAttempts':0} | maxAttempts",
                "{'maxAttempts':101} | maxAttempts",
                "{'initialSeconds':-1} | initialSeconds",
                "{'initialSeconds':86401} | initialSeconds",
                "{'factor':0.5} | factor",
                "{'jitter':2} | jitter",
                "{'kind':'linear'} | kind",
                "{'kind':'exponential','schedule':['5s']} | kind",
                "{'maxAttempts':3,'schedule':['5s']} | maxAttempts",
                "{'schedule':['5 s']} | schedule",
                "{'schedule':['-5s']} | schedule",
                "{'schedule':['31d']} | schedule",
                "{'schedule':[null]} | schedule",
                "{'schedule':['5s'],'jitter':-0.1} | jitter",
                "{'maxAge':'soon'} | maxAge",
                "{'maxAge':'0s'} | maxAge"
            })
    void whatCantBeAPolicyIsRefusedAndItsFieldNamed(String json, String field) {
        assertThatExceptionOfType(InvalidField.class)
                .isThrownBy(() -> definition(json.replace('\'', '"')).policy())
                .satisfies(refused -> assertThat(refused.field()).isEqualTo(field));
    }

    private static RetryDefinition definition(String json) {
        return SubscriptionDefinition.read("{\"retry\":" + json + "}").retry();
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
