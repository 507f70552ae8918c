package dev.gatehouse.routing;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A subscription as integrators write it. What is left out has its default.
 *
 * @param types patterns of the event types it takes; null for every type
 * @param retry how often a delivery is tried; null for what is usual for its destination
 * @param orderKey {@code json:/pointer} or {@code header:NAME}: events with the same value there are delivered one after
 *     the other; null for any order
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SubscriptionDefinition(List<String> types, Retry retry, String orderKey) {

    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    private static final Pattern ORDER_KEY = Pattern.compile("json:/.*|header:[!-~]+");

    /** Refuses an order key that is none. */
    public SubscriptionDefinition {
        if (orderKey != null && !ORDER_KEY.matcher(orderKey).matches()) {
            throw new IllegalArgumentException(
                    "orderKey must be json:/pointer or header:NAME, as in json:/data/customer/id");
        }
    }

    /**
     * Either the numbers of an exponential policy or a schedule.
     *
     * @param kind {@code exponential} or null
     * @param maxAttempts attempts in all
     * @param initialSeconds the first rest
     * @param factor what each rest is multiplied by
     * @param jitter the share by which a rest may differ
     * @param schedule rests such as {@code 5s}, {@code 30m} or {@code 2h}
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Retry(
            String kind,
            Integer maxAttempts,
            Double initialSeconds,
            Double factor,
            Double jitter,
            List<String> schedule) {

        private static final Pattern REST = Pattern.compile("(\\d+)(ms|[smhd])");

        RetryPolicy policy() {
            if (schedule != null) {
                return new RetryPolicy.Schedule(
                        schedule.stream().map(Retry::rest).toList());
            }
            return new RetryPolicy.Exponential(
                    maxAttempts == null ? 4 : maxAttempts,
                    Duration.ofMillis(Math.round((initialSeconds == null ? 2 : initialSeconds) * 1000)),
                    factor == null ? 2 : factor,
                    jitter == null ? 0.2 : jitter);
        }

        private static Duration rest(String text) {
            var matcher = REST.matcher(text);
            if (!matcher.matches()) {
                throw new IllegalArgumentException("\"" + text + "\" is no rest; write 500ms, 5s, 30m, 2h or 1d");
            }
            var unit = "ms".equals(matcher.group(2)) ? "" : matcher.group(2);
            long count = Long.parseLong(matcher.group(1));
            return switch (unit) {
                case "s" -> Duration.ofSeconds(count);
                case "m" -> Duration.ofMinutes(count);
                case "h" -> Duration.ofHours(count);
                case "d" -> Duration.ofDays(count);
                default -> Duration.ofMillis(count);
            };
        }
    }

    /**
     * Reads a definition.
     *
     * @throws IllegalArgumentException saying what is wrong with it
     */
    public static SubscriptionDefinition read(String json) {
        try {
            return JSON.readValue(json, SubscriptionDefinition.class);
        } catch (JsonProcessingException broken) {
            throw new IllegalArgumentException(broken.getOriginalMessage(), broken);
        }
    }

    /** The subscription, ready for matching; {@code usual} is how often a delivery is tried when it does not say. */
    public Route route(long subscriptionId, String destination, RetryPolicy usual) {
        var patterns = types == null ? List.of("*") : types;
        return new Route(
                subscriptionId,
                destination,
                patterns.stream().map(TypePattern::of).toList(),
                retry == null ? usual : retry.policy(),
                Optional.ofNullable(orderKey));
    }
}
