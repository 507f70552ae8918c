package dev.gatehouse.arquillian;

import dev.gatehouse.handler.OnWebhook;
import dev.gatehouse.handler.WebhookEvent;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/** Handlers as they should not be. Each leaves a row before it misbehaves, which must not survive. */
@ApplicationScoped
class TroubleHandlers {

    static final AtomicBoolean LET_GO = new AtomicBoolean();
    static final Map<UUID, Integer> RUNS = new ConcurrentHashMap<>();

    static final AtomicBoolean MENDED = new AtomicBoolean();

    @PersistenceContext
    private EntityManager entityManager;

    @Resource
    private TransactionSynchronizationRegistry transaction;

    void works(@Observes @OnWebhook(endpoint = "trouble*", type = "works") WebhookEvent event) {
        leaveRow(event);
    }

    void throwsAlways(@Observes @OnWebhook(endpoint = "trouble*", type = "throws") WebhookEvent event) {
        leaveRow(event);
        throw new IllegalStateException("no luck with " + event.eventId());
    }

    void throwsOnce(@Observes @OnWebhook(endpoint = "trouble*", type = "throws-once") WebhookEvent event) {
        leaveRow(event);
        if (event.facts().attempt() == 1) {
            throw new IllegalStateException("once is never");
        }
    }

    void throwsUntilMended(
            @Observes @OnWebhook(endpoint = "trouble*", type = "throws-until-mended") WebhookEvent event) {
        leaveRow(event);
        if (!MENDED.get()) {
            throw new IllegalStateException("not yet");
        }
    }

    void spoilsTheTransaction(@Observes @OnWebhook(endpoint = "trouble*", type = "spoils") WebhookEvent event) {
        leaveRow(event);
        transaction.setRollbackOnly();
        throw new IllegalStateException("and takes everybody with it");
    }

    void loops(@Observes @OnWebhook(endpoint = "trouble*", type = "loops") WebhookEvent event) {
        leaveRow(event);
        while (!Thread.currentThread().isInterrupted()) {
            Thread.onSpinWait();
        }
    }

    /** Neither its deadline nor an interruption ends it; only the test does. */
    void hangs(@Observes @OnWebhook(endpoint = "trouble*", type = "hangs") WebhookEvent event) {
        leaveRow(event);
        while (!LET_GO.get()) {
            Thread.onSpinWait();
        }
    }

    void returnsNull(@Observes @OnWebhook(endpoint = "trouble*", type = "null") WebhookEvent event) {
        leaveRow(event);
        event.respond(null);
    }

    void counts(@Observes @OnWebhook(endpoint = "trouble", type = "counts") WebhookEvent event) {
        RUNS.merge(event.facts().id(), 1, Integer::sum);
    }

    void worksRepeatably(
            @Observes @OnWebhook(endpoint = "trouble", type = "repeatable-works", repeatable = true)
                    WebhookEvent event) {
        leaveRow(event);
    }

    void throwsRepeatably(
            @Observes @OnWebhook(endpoint = "trouble", type = "repeatable-throws", repeatable = true)
                    WebhookEvent event) {
        throwsAlways(event);
    }

    private void leaveRow(WebhookEvent event) {
        entityManager
                .createNativeQuery("""
                        insert into processed_webhook (id, event_id, endpoint, type, action)
                        values (gen_random_uuid(), ?1, ?2, ?3, 'trouble')
                        """)
                .setParameter(1, event.facts().id())
                .setParameter(2, event.facts().endpoint())
                .setParameter(3, event.type())
                .executeUpdate();
    }
}
