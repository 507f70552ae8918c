package dev.gatehouse.handler.example;

import dev.gatehouse.handler.OnWebhook;
import dev.gatehouse.handler.WebhookEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/**
 * Pushes, pull requests and the ping GitHub sends when a webhook is set up.
 *
 * @see <a href="https://docs.github.com/en/webhooks/webhook-events-and-payloads">Webhook events and payloads</a>
 */
@Example
@ApplicationScoped
class GitHubEvents {

    private static final String FORM_FIELD = "payload=";

    @Inject
    private Journal journal;

    void push(@Observes @OnWebhook(endpoint = "github*", type = "push", repeatable = true) WebhookEvent event) {
        var payload = payload(event);
        var commits = payload.get("commits") instanceof JsonArray array ? array.size() : 0;
        journal.write(event, "ci_triggered", payload.getString("ref", "") + ", commits: " + commits);
        event.respond(processed(event).add("action", "ci_triggered").build());
    }

    void pullRequest(
            @Observes @OnWebhook(endpoint = "github*", type = "pull_request", repeatable = true) WebhookEvent event) {
        var payload = payload(event);
        var action = payload.getString("action", "unknown");
        journal.write(event, "pull_request_" + action, title(payload));
        event.respond(processed(event).add("pr_action", action).build());
    }

    void ping(@Observes @OnWebhook(endpoint = "github*", type = "ping", repeatable = true) WebhookEvent event) {
        journal.write(event, "pong", null);
        event.respond(Json.createObjectBuilder().add("status", "pong").build());
    }

    private static JsonObjectBuilder processed(WebhookEvent event) {
        return Json.createObjectBuilder().add("status", "processed").add("delivery_id", event.eventId());
    }

    private static String title(JsonObject payload) {
        var pullRequest = payload.get("pull_request");
        var title = pullRequest instanceof JsonObject object ? object.get("title") : JsonValue.NULL;
        return "#" + payload.getInt("number", 0) + " " + title;
    }

    /** GitHub sends JSON, or a form whose one field holds the JSON. */
    private static JsonObject payload(WebhookEvent event) {
        var text = event.text();
        if (!text.startsWith(FORM_FIELD)) {
            return event.json();
        }
        var json = URLDecoder.decode(text.substring(FORM_FIELD.length()), StandardCharsets.UTF_8);
        try (var reader = Json.createReader(new StringReader(json))) {
            return reader.readObject();
        }
    }
}
