package dev.gatehouse.handler.example;

import dev.gatehouse.handler.OnWebhook;
import dev.gatehouse.handler.WebhookEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;

/** New users and new orders. */
@Example
@ApplicationScoped
class ShopEvents {

    @Inject
    private Journal journal;

    void userCreated(@Observes @OnWebhook(type = "user.created", repeatable = true) WebhookEvent event) {
        journal.write(event, "user_welcomed", data(event).getString("email", null));
    }

    void orderPlaced(@Observes @OnWebhook(type = "order.placed", repeatable = true) WebhookEvent event) {
        journal.write(event, "order_taken", data(event).getString("order_id", null));
    }

    private static JsonObject data(WebhookEvent event) {
        var data = event.json().get("data");
        return data instanceof JsonObject object ? object : JsonValue.EMPTY_JSON_OBJECT;
    }
}
