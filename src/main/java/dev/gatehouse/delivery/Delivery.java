package dev.gatehouse.delivery;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** What a subscription made of an event, for reading: it changes by the statements of claim, settlement and sweep. */
@Entity
@Immutable
@Table(name = "delivery")
public class Delivery {

    @Id
    private UUID id;

    @Column(name = "event_id")
    private UUID eventId;

    @Column(name = "endpoint_id")
    private long endpointId;

    @Column(name = "subscription_id")
    private long subscriptionId;

    private String status;
    private String reason;
    private short attempts;

    @Column(name = "due_at")
    private Instant dueAt;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "settled_at")
    private Instant settledAt;

    protected Delivery() {}

    /** Its id, a UUIDv7. */
    public UUID id() {
        return id;
    }

    /** The event. */
    public UUID eventId() {
        return eventId;
    }

    /** Database id of the event's endpoint. */
    public long endpointId() {
        return endpointId;
    }

    /** Database id of the subscription it is for. */
    public long subscriptionId() {
        return subscriptionId;
    }

    /** Where it stands. */
    public DeliveryStatus status() {
        return DeliveryStatus.of(status);
    }

    /** Why it was made or given up, where no attempt tells; null for most. */
    public String reason() {
        return reason;
    }

    /** Attempts begun so far. */
    public int attempts() {
        return attempts;
    }

    /** When it is attempted or looked at next; null when it is settled, held or behind another of its order key. */
    public Instant dueAt() {
        return dueAt;
    }

    /** When it was decided. */
    public Instant createdAt() {
        return createdAt;
    }

    /** When it ended; null while it has not. */
    public Instant settledAt() {
        return settledAt;
    }
}
