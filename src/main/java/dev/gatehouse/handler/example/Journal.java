package dev.gatehouse.handler.example;

import dev.gatehouse.handler.WebhookEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;

/** Writes down what the example handlers did, in the transaction that settles the delivery. */
@ApplicationScoped
class Journal {

    @Inject
    private Clock clock;

    @PersistenceContext
    private EntityManager entityManager;

    void write(WebhookEvent event, String action, String detail) {
        entityManager.persist(new ProcessedWebhook(event, action, detail, clock.instant()));
    }
}
