package dev.gatehouse.destination;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {

    private static final Instant NOW = Instant.parse("2026-01-31T09:00:00Z");

    @ParameterizedTest
    @CsvSource({"1, PT1S", "' 120 ', PT2M", "86400, PT24H", "86401, PT24H", "99999999999999999999, PT24H"})
    void seconds_are_taken_up_to_a_day(String value, Duration rest) {
        assertThat(RetryAfter.read(value, NOW)).contains(rest);
    }

    @Test
    void a_date_is_taken_up_to_a_day() {
        assertThat(RetryAfter.read("Sat, 31 Jan 2026 09:01:00 GMT", NOW)).contains(Duration.ofMinutes(1));
        assertThat(RetryAfter.read("Tue, 31 Dec 2030 09:01:00 GMT", NOW)).contains(RetryAfter.LONGEST);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "soon", "-5", "1.5", "0", "Sat, 31 Jan 2026 08:59:00 GMT", "2026-01-31T10:00:00Z", "1 2"})
    void garbage_and_the_past_are_ignored(String value) {
        assertThat(RetryAfter.read(value, NOW)).isEmpty();
    }
}
