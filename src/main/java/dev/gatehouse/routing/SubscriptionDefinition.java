package dev.gatehouse.routing;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What a subscription takes and what it does with it, as it is kept. What is left out has its default.
 *
 * @param types patterns of the event types it takes; null for every type
 * @param filter a condition in CEL; null for none
 * @param transform a transformation in JSONata; null for none
 * @param retry how often a delivery is tried; null for what its destination's kind usually gets
 * @param orderKey {@code json:/pointer} or {@code header:NAME}: events with the same value there are delivered one after
 *     the other; null for any order
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SubscriptionDefinition(
        List<String> types, String filter, String transform, RetryDefinition retry, String orderKey) {

    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    private static final Pattern ORDER_KEY = Pattern.compile("json:/.*|header:[!-~]+");

    /** Refuses an order key that is none. */
    public SubscriptionDefinition {
        requireOrderKey(orderKey);
    }

    /**
     * Checks an order key.
     *
     * @param text as it is written; null for none
     * @return the same
     * @throws IllegalArgumentException saying what it has to be
     */
    public static String requireOrderKey(String text) {
        if (text != null && !ORDER_KEY.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "orderKey must be json:/pointer or header:NAME, as in json:/data/customer/id");
        }
        return text;
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

    /** The text that {@link #read} reads. */
    public String write() {
        try {
            return JSON.writeValueAsString(this);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a definition is always JSON", impossible);
        }
    }

    /**
     * Compiles it.
     *
     * @param destinationKind decides how often a delivery is tried where the definition does not say
     * @throws IllegalArgumentException saying what is wrong with it
     */
    public Rules rules(String destinationKind) {
        return new Rules(
                types == null
                        ? List.of(TypePattern.of("*"))
                        : types.stream().map(TypePattern::of).toList(),
                filter == null ? null : Filter.of(filter),
                transform == null ? null : Transformation.of(transform),
                retry == null ? RetryPolicy.standardFor(destinationKind) : retry.policy(),
                orderKey);
    }
}
