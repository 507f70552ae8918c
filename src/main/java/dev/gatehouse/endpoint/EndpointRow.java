package dev.gatehouse.endpoint;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;

/** An endpoint in the database: its document, and what is searched for or constrained. */
@Entity
@Table(name = "endpoint")
public class EndpointRow {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @Column(name = "project_id")
    private long projectId;

    private String slug;
    private String state;
    private String definition;

    @Version
    private long version;

    @Column(name = "created_at", updatable = false)
    private Instant createdAt;

    @Column(name = "updated_at")
    private Instant updatedAt;

    @Column(name = "deleted_at")
    private Instant deletedAt;

    protected EndpointRow() {}

    EndpointRow(long projectId, Instant now) {
        this.projectId = projectId;
        this.createdAt = now;
    }

    long id() {
        return id;
    }

    long project() {
        return projectId;
    }

    String slug() {
        return slug;
    }

    EndpointState state() {
        return EndpointState.of(state);
    }

    String definition() {
        return definition;
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

    void write(String newSlug, EndpointState newState, String newDefinition, Instant now) {
        this.slug = newSlug;
        this.state = newState.text();
        this.definition = newDefinition;
        this.updatedAt = now;
    }

    void delete(Instant now) {
        this.deletedAt = now;
    }
}
