package dev.gatehouse.routing;

import dev.cel.common.values.NullValue;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What filters and transformations see of an event. The body is parsed when the first of them asks for it, once. */
public final class EventInput {

    private final Map<String, Object> event;
    private final List<? extends Map.Entry<String, String>> lines;
    private final byte[] bytes;
    private Map<String, String> headers;
    private Object body;

    /**
     * An event.
     *
     * @param event as {@link #event} makes it
     * @param headers lines in their order: name and value
     * @param body the bytes that were received; kept, not copied
     */
    public EventInput(Map<String, Object> event, List<? extends Map.Entry<String, String>> headers, byte[] body) {
        this.event = event;
        this.lines = headers;
        this.bytes = body;
    }

    /** What expressions call {@code event}. */
    public static Map<String, Object> event(String id, String type, String endpoint, Instant receivedAt) {
        return Map.of("id", id, "type", type, "endpoint", endpoint, "receivedAt", receivedAt);
    }

    Map<String, Object> event() {
        return event;
    }

    /** Names in lower case, because HTTP makes no difference; the values of repeated ones joined (RFC 9110 section 5.3). */
    Map<String, String> headers() {
        if (headers == null) {
            headers = new LinkedHashMap<>();
            lines.forEach(line -> headers.merge(
                    line.getKey().toLowerCase(Locale.ROOT), line.getValue(), (first, next) -> first + ", " + next));
        }
        return headers;
    }

    /** The same for a language without times. */
    Map<String, Object> eventAsText() {
        var texts = new LinkedHashMap<>(event);
        texts.replaceAll((name, value) -> value.toString());
        return texts;
    }

    /** As {@link #bodyWithNull} gives it, remembered. */
    Object body() {
        if (body == null) {
            body = bodyWithNull(NullValue.NULL_VALUE);
        }
        return body;
    }

    /** Parsed JSON, in which this stands for null; the text of what is no JSON. */
    Object bodyWithNull(Object nothing) {
        return JsonValues.parse(bytes, nothing)
                .map(JsonValues.Parsed::value)
                .orElseGet(() -> new String(bytes, StandardCharsets.UTF_8));
    }
}
