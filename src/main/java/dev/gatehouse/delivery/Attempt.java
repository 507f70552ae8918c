package dev.gatehouse.delivery;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** One attempt at a delivery; written once, never changed. */
@Entity
@Immutable
@IdClass(Attempt.Key.class)
@Table(name = "attempt")
public class Attempt {

    /** A delivery's attempts are numbered from 1. */
    public record Key(UUID deliveryId, short number) implements Serializable {}

    @Id
    @Column(name = "delivery_id")
    private UUID deliveryId;

    @Id
    private short number;

    @Column(name = "started_at")
    private Instant startedAt;

    @Column(name = "duration_millis")
    private int durationMillis;

    private String outcome;
    private Short status;
    private String error;
    private String response;

    protected Attempt() {}

    /** The delivery. */
    public UUID deliveryId() {
        return deliveryId;
    }

    /** Its number, from 1. */
    public int number() {
        return number;
    }

    /** When it began. */
    public Instant startedAt() {
        return startedAt;
    }

    /** How long it took, in milliseconds. */
    public int durationMillis() {
        return durationMillis;
    }

    /** {@code delivered}, {@code ignored}, {@code failed} or {@code lost}. */
    public String outcome() {
        return outcome;
    }

    /** HTTP status of the destination; null for other destinations. */
    public Integer status() {
        return status == null ? null : Integer.valueOf(status);
    }

    /** What went wrong; null when nothing did. */
    public String error() {
        return error;
    }

    /** What the destination answered; null when it said nothing. */
    public String response() {
        return response;
    }
}
