package dev.gatehouse.run;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/** The endpoints a newcomer can send to at once; never part of a real deployment. */
record DemoEndpoints(String secret) {

    private static final String HEX_HMAC = "hmac-sha256-hex";

    /** Makes those that are missing; one that somebody has changed stays as it is. */
    void ensureIn(Management management) throws IOException, InterruptedException {
        for (Map<String, Object> endpoint : List.of(events(), payments(), async(), github())) {
            if (!management.hasEndpoint((String) endpoint.get("slug"))) {
                management.createEndpoint(endpoint);
            }
        }
    }

    private Map<String, Object> events() {
        return Map.of("slug", "events", "name", "Events (demo)", "provider", HEX_HMAC, "secrets", List.of(secret));
    }

    private Map<String, Object> payments() {
        return Map.of(
                "slug",
                "payments",
                "name",
                "Payments (demo)",
                "provider",
                HEX_HMAC,
                "secrets",
                List.of(secret),
                "idempotency",
                Map.of("key", List.of("header:X-Idempotency-Key", "json:/id")),
                "response",
                Map.of("mode", "result"));
    }

    private Map<String, Object> async() {
        String body =
                "{\"status\":\"accepted\",\"event_id\":\"{event_id}\",\"message\":\"Event queued for processing\"}";
        return Map.of(
                "slug",
                "async",
                "name",
                "Accept now, work later (demo)",
                "provider",
                HEX_HMAC,
                "secrets",
                List.of(secret),
                "response",
                Map.of("status", 202, "body", body));
    }

    private Map<String, Object> github() {
        return Map.of(
                "slug",
                "github",
                "name",
                "GitHub (demo)",
                "provider",
                "github",
                "secrets",
                List.of(secret),
                "idempotency",
                Map.of("key", "header:X-GitHub-Delivery"),
                "response",
                Map.of("mode", "result"));
    }
}
