package dev.gatehouse.handler.example;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.gatehouse.handler.WebhookEvent;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** What an example handler did with an event. */
@Entity
@SuppressWarnings("unused") // read with SQL, by whoever wants to see that it was processed
@Table(name = "processed_webhook")
public class ProcessedWebhook {

    @Id
    private UUID id;

    @Column(name = "event_id")
    private UUID eventId;

    private String endpoint;
    private String type;
    private String action;
    private String detail;

    @Column(name = "processed_at")
    private Instant processedAt;

    protected ProcessedWebhook() {}

    ProcessedWebhook(WebhookEvent event, String action, String detail, Instant processedAt) {
        this.id = UuidCreator.getTimeOrderedEpochPlus1();
        this.eventId = event.facts().id();
        this.endpoint = event.facts().endpoint();
        this.type = event.type();
        this.action = action;
        this.detail = detail;
        this.processedAt = processedAt;
    }
}
