package dev.gatehouse.destination;

import dev.gatehouse.endpoint.EndpointVersion;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** A destination in the database: its document, its sealed secrets, and what is searched for or constrained. */
@Entity
@Table(name = "destination")
public class DestinationRow {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @Column(name = "project_id")
    private long projectId;

    private String name;
    private String kind;
    private String definition;

    @Version
    private long version;

    @Column(name = "created_at", updatable = false)
    private Instant createdAt;

    @Column(name = "updated_at")
    private Instant updatedAt;

    @Column(name = "secrets_id")
    private UUID secretsId;

    private byte[] secrets;

    protected DestinationRow() {}

    DestinationRow(String name, Instant now) {
        this.name = name;
        this.createdAt = now;
    }

    /**
     * Secrets, sealed.
     *
     * @param id what they were sealed under
     */
    record Sealed(UUID id, byte[] bytes) {}

    long id() {
        return id;
    }

    long projectId() {
        return projectId;
    }

    String name() {
        return name;
    }

    String kind() {
        return kind;
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

    Optional<Sealed> secrets() {
        return Optional.ofNullable(secretsId).map(known -> new Sealed(known, secrets.clone()));
    }

    boolean isBuiltIn() {
        return DestinationDocument.HANDLER.equals(kind);
    }

    void write(long newProjectId, String newKind, String newDefinition, Optional<Sealed> newSecrets, Instant now) {
        this.projectId = newProjectId;
        this.kind = newKind;
        this.definition = newDefinition;
        this.secretsId = newSecrets.map(Sealed::id).orElse(null);
        this.secrets = newSecrets.map(Sealed::bytes).orElse(null);
        this.updatedAt = now;
    }
}
