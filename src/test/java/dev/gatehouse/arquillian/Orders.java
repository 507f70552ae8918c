package dev.gatehouse.arquillian;

import dev.gatehouse.handler.OnWebhook;
import dev.gatehouse.handler.WebhookEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** A handler that takes orders, or does not. */
@ApplicationScoped
class Orders {

    private final Map<UUID, String> taken = new ConcurrentHashMap<>();
    private volatile boolean takes = true;

    void takes(boolean willing) {
        takes = willing;
    }

    String taken(UUID event) {
        return taken.get(event);
    }

    void take(@Observes @OnWebhook(endpoint = "contract-*") WebhookEvent event) {
        if (!takes) {
            throw new IllegalStateException("closed");
        }
        taken.put(event.facts().id(), event.text());
    }
}
