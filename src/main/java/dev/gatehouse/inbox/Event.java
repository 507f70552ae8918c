package dev.gatehouse.inbox;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** A stored event. Written by {@link Inbox} alone, never changed. */
@Entity
@Immutable
@Table(name = "event")
public class Event {

    @Id
    private UUID id;

    @Column(name = "endpoint_id")
    private long endpointId;

    @Column(name = "event_id")
    private String eventId;

    private String type;

    @Column(name = "idempotency_key")
    private String idempotencyKey;

    @Column(name = "received_at")
    private Instant receivedAt;

    private String headers;

    @Column(name = "content_type")
    private String contentType;

    @Column(name = "secret_id")
    private String secretId;

    private byte[] body;

    protected Event() {}

    /** Our id, a UUIDv7. */
    public UUID id() {
        return id;
    }

    /** Database id of the endpoint it came to. */
    public long endpointId() {
        return endpointId;
    }

    /** The sender's id, ours when it gave none. */
    public String eventId() {
        return eventId;
    }

    /** The event type. */
    public String type() {
        return type;
    }

    /** The key it is remembered by. */
    public String idempotencyKey() {
        return idempotencyKey;
    }

    /** When the door had read it. */
    public Instant receivedAt() {
        return receivedAt;
    }

    /** The headers, as {@link HeaderText} writes them. */
    public String headers() {
        return headers;
    }

    /** Media type as the sender wrote it; null when it sent none. */
    public String contentType() {
        return contentType;
    }

    /** Which of the endpoint's secrets matched; null when none was needed. */
    public String secretId() {
        return secretId;
    }

    /** The body, byte for byte. */
    public byte[] body() {
        return body.clone();
    }
}
