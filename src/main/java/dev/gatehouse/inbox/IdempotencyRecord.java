package dev.gatehouse.inbox;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;
import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** What makes an event happen once: its endpoint and key, unique in the database, until the window ends. */
@Entity
@Immutable
@IdClass(IdempotencyRecord.Key.class)
@Table(
        name = "idempotency_record",
        uniqueConstraints =
                @UniqueConstraint(
                        name = "idempotency_record_once",
                        columnNames = {"endpoint_id", "key"}))
public class IdempotencyRecord {

    /** The two columns of the constraint. */
    public record Key(long endpointId, String key) implements Serializable {}

    @Id
    @Column(name = "endpoint_id")
    private long endpointId;

    @Id
    private String key;

    @Column(name = "event_id")
    private UUID eventId;

    @Column(name = "expires_at")
    private Instant expiresAt;

    private int duplicates;

    protected IdempotencyRecord() {}

    /** The event that holds the key. */
    public UUID eventId() {
        return eventId;
    }

    /** From when on the key may name a new event. */
    public Instant expiresAt() {
        return expiresAt;
    }

    /** How often the same request came again. */
    public int duplicates() {
        return duplicates;
    }
}
