package dev.gatehouse.handler.example;

import dev.gatehouse.handler.OnWebhook;
import dev.gatehouse.handler.WebhookEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.json.Json;

/** What a shop does when a payment went through, or did not. */
@Example
@ApplicationScoped
class Payments {

    @Inject
    private Journal journal;

    void completed(@Observes @OnWebhook(type = "payment.completed", repeatable = true) WebhookEvent event) {
        settle(event, "order_confirmed");
    }

    void failed(@Observes @OnWebhook(type = "payment.failed", repeatable = true) WebhookEvent event) {
        settle(event, "payment_failed_handled");
    }

    void received(@Observes @OnWebhook(type = "payment.received", repeatable = true) WebhookEvent event) {
        settle(event, "payment_recorded");
    }

    private void settle(WebhookEvent event, String action) {
        journal.write(event, action, event.eventId());
        event.respond(Json.createObjectBuilder()
                .add("status", "processed")
                .add("action", action)
                .build());
    }
}
