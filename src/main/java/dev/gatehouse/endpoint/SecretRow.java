package dev.gatehouse.endpoint;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** A secret of an endpoint, sealed. */
@Entity
@Table(name = "endpoint_secret")
public class SecretRow {

    @Id
    private UUID id;

    @Column(name = "endpoint_id")
    private long endpointId;

    private byte[] sealed;
    private String fingerprint;
    private boolean learnt;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "valid_until")
    private Instant validUntil;

    protected SecretRow() {}

    SecretRow(UUID id, long endpointId, byte[] sealed, String fingerprint, Instant now) {
        this.id = id;
        this.endpointId = endpointId;
        this.sealed = sealed.clone();
        this.fingerprint = fingerprint;
        this.createdAt = now;
    }

    UUID id() {
        return id;
    }

    long endpointId() {
        return endpointId;
    }

    byte[] sealed() {
        return sealed.clone();
    }

    String fingerprint() {
        return fingerprint;
    }

    Instant createdAt() {
        return createdAt;
    }

    /** Whether the provider told it in a handshake. */
    boolean isLearnt() {
        return learnt;
    }

    void markLearnt() {
        this.learnt = true;
    }

    /** From when on it no longer counts; null for never. */
    Instant validUntil() {
        return validUntil;
    }

    boolean isValidAt(Instant time) {
        return validUntil == null || validUntil.isAfter(time);
    }

    void endAt(Instant end) {
        this.validUntil = end;
    }
}
