package dev.gatehouse.run;

import java.io.IOException;
import java.util.Map;

/** The endpoints a newcomer can send to at once; never part of a real deployment. */
record DemoEndpoints(String secret) {

    private static final Map<String, String> DOCUMENTS =
            Map.of("events", """
            {"slug": "events", "name": "Events (demo)", "provider": "hmac-sha256-hex", "secrets": ["%s"]}
            """, "payments", """
            {"slug": "payments", "name": "Payments (demo)", "provider": "hmac-sha256-hex", "secrets": ["%s"],
             "idempotency": {"key": ["header:X-Idempotency-Key", "json:/id"]},
             "response": {"mode": "result"}}
            """, "async", """
            {"slug": "async", "name": "Accept now, work later (demo)", "provider": "hmac-sha256-hex", "secrets": ["%s"],
             "response": {"status": 202, "body":
                "{\\"status\\":\\"accepted\\",\\"event_id\\":\\"{event_id}\\",\\"message\\":\\"Event queued for processing\\"}"}}
            """, "github", """
            {"slug": "github", "name": "GitHub (demo)", "provider": "github", "secrets": ["%s"],
             "verification": {"alsoAccept": [
                {"algorithm": "hmac-sha256", "signature": {"header": "X-Webhook-Signature", "encoding": "hex"}}]},
             "response": {"mode": "result"}}
            """);

    /** Makes those that are missing; one that somebody has changed stays as it is. */
    void ensureIn(Management management) throws IOException, InterruptedException {
        for (var document : DOCUMENTS.entrySet()) {
            if (!management.hasEndpoint(document.getKey())) {
                management.createEndpoint(document.getValue().formatted(secret));
            }
        }
    }
}
