package dev.gatehouse.routing;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Events as filters and transformations see them. */
final class Inputs {

    private Inputs() {}

    static EventInput of(String body) {
        return of(body.getBytes(StandardCharsets.UTF_8));
    }

    static EventInput of(byte[] body) {
        var event = EventInput.event(
                "018f4e3a-0000-7000-8000-000000000000",
                "payment.completed",
                "shop",
                Instant.parse("2026-03-01T12:00:00Z"));
        var headers = List.of(Map.entry("X-Region", "eu"), Map.entry("X-Tag", "one"), Map.entry("x-tag", "two"));
        return new EventInput(event, headers, body);
    }
}
