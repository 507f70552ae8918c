package dev.gatehouse.endpoint;

import dev.gatehouse.routing.SubscriptionDefinition;
import dev.gatehouse.routing.SubscriptionState;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;

/** A subscription in the database. */
@Entity
@Table(name = "subscription")
public class SubscriptionRow {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @Column(name = "endpoint_id")
    private long endpointId;

    @Column(name = "destination_id")
    private long destinationId;

    private String definition;
    private String state;

    @Version
    private long version;

    @Column(name = "created_at", updatable = false)
    private Instant createdAt;

    @Column(name = "updated_at")
    private Instant updatedAt;

    @Column(name = "deleted_at")
    private Instant deletedAt;

    protected SubscriptionRow() {}

    SubscriptionRow(long endpointId, Instant now) {
        this.endpointId = endpointId;
        this.createdAt = now;
    }

    long id() {
        return id;
    }

    long endpointId() {
        return endpointId;
    }

    long destinationId() {
        return destinationId;
    }

    SubscriptionDefinition definition() {
        return SubscriptionDefinition.read(definition);
    }

    SubscriptionState state() {
        return SubscriptionState.of(state);
    }

    EndpointVersion version() {
        return new EndpointVersion(id, version);
    }

    Instant createdAt() {
        return createdAt;
    }

    Instant updatedAt() {
        return updatedAt;
    }

    void write(long newDestinationId, SubscriptionDefinition newDefinition, SubscriptionState newState, Instant now) {
        this.destinationId = newDestinationId;
        this.definition = newDefinition.write();
        this.state = newState.text();
        this.updatedAt = now;
    }

    void delete(Instant now) {
        this.deletedAt = now;
    }
}
