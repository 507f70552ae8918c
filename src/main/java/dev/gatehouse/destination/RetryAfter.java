package dev.gatehouse.destination;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How long a receiver asks to be left alone.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-10.2.3">RFC 9110 section 10.2.3</a>
 */
final class RetryAfter {

    /** As long as the longest rest of Standard Webhooks' schedule. */
    static final Duration LONGEST = Duration.ofDays(1);

    private static final Pattern SECONDS = Pattern.compile("\\d+");

    /** More digits than these are a long time in any case. */
    private static final int MOST_DIGITS = 9;

    private RetryAfter() {}

    /** Reads the header: seconds or a date; at the most {@link #LONGEST}, empty for what is neither or in the past. */
    static Optional<Duration> read(String value, Instant now) {
        var text = value.strip();
        return (SECONDS.matcher(text).matches() ? Optional.of(seconds(text)) : date(text, now))
                .filter(rest -> !rest.isNegative() && !rest.isZero())
                .map(rest -> rest.compareTo(LONGEST) > 0 ? LONGEST : rest);
    }

    private static Duration seconds(String digits) {
        return digits.length() > MOST_DIGITS ? LONGEST : Duration.ofSeconds(Long.parseLong(digits));
    }

    private static Optional<Duration> date(String text, Instant now) {
        try {
            return Optional.of(Duration.between(now, Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text))));
        } catch (DateTimeException | ArithmeticException noDate) {
            return Optional.empty();
        }
    }
}
