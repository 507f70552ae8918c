package dev.gatehouse.routing;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A retry policy as integrators write it: the numbers of an exponential one, or a schedule.
 *
 * @param kind {@code exponential}, {@code schedule} or null; the other fields say which
 * @param maxAttempts attempts in all
 * @param initialSeconds the first rest
 * @param factor what each rest is multiplied by
 * @param jitter the share by which a rest may differ
 * @param schedule rests such as {@code 5s}, {@code 30m} or {@code 2h}
 * @param maxAge how old a delivery is at its last attempt, at the most, such as {@code 3d}; null for any age
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RetryDefinition(
        String kind,
        Integer maxAttempts,
        Double initialSeconds,
        Double factor,
        Double jitter,
        List<String> schedule,
        String maxAge) {

    private static final Pattern REST = Pattern.compile("(\\d{1,9})(ms|[smhd])");
    private static final int MOST_ATTEMPTS = 100;
    private static final int USUAL_ATTEMPTS = 4;

    /**
     * The policy it stands for.
     *
     * @throws InvalidField naming what can't be
     */
    public RetryPolicy policy() {
        var policy = schedule == null ? exponential() : scheduled();
        if (maxAge == null) {
            return policy;
        }
        var most = duration("maxAge", maxAge);
        InvalidField.require(!most.isZero(), "maxAge", "must be longer than nothing; leave it out for any age");
        return new RetryPolicy.Until(policy, most);
    }

    private RetryPolicy scheduled() {
        InvalidField.require(
                kind == null || "schedule".equals(kind),
                "kind",
                "must be schedule, or left out, where there is a schedule");
        notBeside("maxAttempts", maxAttempts);
        notBeside("initialSeconds", initialSeconds);
        notBeside("factor", factor);
        var rests = schedule.stream().map(rest -> duration("schedule", rest)).toList();
        return new RetryPolicy.Schedule(rests, jitter == null ? 0 : jitter);
    }

    private static void notBeside(String field, Object value) {
        InvalidField.require(value == null, field, "does not go with a schedule; remove one of the two");
    }

    /** Whoever limits the age does not mean to limit the attempts to the usual number as well. */
    private RetryPolicy exponential() {
        InvalidField.require(
                kind == null || "exponential".equals(kind), "kind", "must be exponential, or schedule with a schedule");
        double initial = initialSeconds == null ? 2 : initialSeconds;
        InvalidField.require(initial >= 0 && initial <= 86_400, "initialSeconds", "must be from 0 to 86400");
        int usual = maxAge == null ? USUAL_ATTEMPTS : MOST_ATTEMPTS;
        return new RetryPolicy.Exponential(
                maxAttempts == null ? usual : maxAttempts,
                Duration.ofMillis(Math.round(initial * 1000)),
                factor == null ? 2 : factor,
                jitter == null ? 0.2 : jitter);
    }

    private static Duration duration(String field, String text) {
        var matcher = REST.matcher(String.valueOf(text));
        InvalidField.require(
                matcher.matches(), field, "must not hold \"" + text + "\"; write 500ms, 5s, 30m, 2h or 1d");
        long count = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2)) {
            case "s" -> Duration.ofSeconds(count);
            case "m" -> Duration.ofMinutes(count);
            case "h" -> Duration.ofHours(count);
            case "d" -> Duration.ofDays(count);
            default -> Duration.ofMillis(count);
        };
    }
}
