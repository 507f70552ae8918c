package dev.gatehouse.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Status;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What integrators do with endpoints. A change is in force on this node when the call returns, elsewhere within a second.
 * Whoever makes it part of a transaction of his own calls {@link #catchUp} after the commit.
 */
@ApplicationScoped
public class Endpoints {

    @Inject
    private EndpointWriting writing;

    @Inject
    private SecretRotation rotation;

    @Inject
    private EndpointDirectory directory;

    @Resource(lookup = "java:comp/TransactionSynchronizationRegistry")
    private TransactionSynchronizationRegistry transactions;

    /**
     * Makes an endpoint, and a subscription of it to the handlers.
     *
     * @throws InvalidDocument when it can't be one
     * @throws SlugTaken when there is one of this slug
     */
    public EndpointView create(EndpointDocument document) {
        var created = writing.create(EndpointDefaults.fill(document));
        takeEffect();
        return created;
    }

    /**
     * The newest first.
     *
     * @param beforeId only those older than the endpoint of this database id
     * @param limit at most so many
     */
    public List<EndpointView> list(long beforeId, int limit) {
        return writing.list(beforeId, limit);
    }

    /** The one of this slug. */
    public Optional<EndpointView> find(String slug) {
        return writing.find(slug);
    }

    /**
     * Changes an endpoint by a JSON merge patch (RFC 7396).
     *
     * @param expected the version the author saw; empty for whichever there is
     * @return the endpoint after the change; empty when there is none of this slug
     * @throws InvalidDocument when it would not be one any more
     * @throws VersionMismatch when somebody else changed it since
     */
    public Optional<EndpointView> patch(String slug, JsonNode patch, Optional<EndpointVersion> expected) {
        var changed = writing.patch(slug, patch, expected);
        takeEffect();
        return changed;
    }

    /**
     * Removes an endpoint; its events stay. False when there is none.
     *
     * @param expected the version the author saw; empty for whichever there is
     * @throws VersionMismatch when somebody else changed it since
     */
    public boolean delete(String slug, Optional<EndpointVersion> expected) {
        boolean deleted = writing.delete(slug, expected);
        takeEffect();
        return deleted;
    }

    /** The endpoint's secrets, without the secrets; empty when there is no such endpoint. */
    public Optional<List<EndpointSecrets.View>> secrets(String slug) {
        return rotation.list(slug);
    }

    /**
     * Adds a secret, which counts at once.
     *
     * @param validUntilOfOthers until when those before it count; null for ever
     * @return empty when there is no such endpoint
     * @throws InvalidDocument when it can't be a secret of this endpoint
     */
    public Optional<EndpointSecrets.View> addSecret(String slug, String secret, Instant validUntilOfOthers) {
        var added = rotation.add(slug, secret, validUntilOfOthers);
        takeEffect();
        return added;
    }

    /**
     * Takes a secret away at once; false when there is no such endpoint or secret.
     *
     * @throws InvalidDocument when no other would be left
     */
    public boolean removeSecret(String slug, UUID id) {
        boolean removed = rotation.remove(slug, id);
        takeEffect();
        return removed;
    }

    /**
     * Keeps a secret that the provider told in a handshake; it counts at once. Told again, it is the same one.
     *
     * @throws InvalidDocument when it can't be a secret of this endpoint, or when there are too many
     */
    public void learnSecret(String slug, String secret) {
        rotation.learn(slug, secret);
        takeEffect();
    }

    /** A secret that the provider told within the last hour, for entering at its site; empty for all others. */
    public Optional<String> learntSecret(String slug, UUID id) {
        return rotation.learnt(slug, id);
    }

    /** Has committed changes take effect on this node now; does nothing when there are none. */
    public void catchUp() {
        directory.look();
    }

    /** Inside a transaction there is nothing the door might see yet, and nothing is sure. */
    void takeEffect() {
        if (transactions.getTransactionStatus() == Status.STATUS_NO_TRANSACTION) {
            directory.refresh();
        }
    }

    /** There is an endpoint of this slug. */
    public static final class SlugTaken extends RuntimeException {

        private static final long serialVersionUID = 1L;

        SlugTaken(String slug) {
            super("there is an endpoint " + slug + " already; take another slug, or PATCH that one");
        }
    }

    /** Somebody else was faster. */
    public static final class VersionMismatch extends RuntimeException {

        private static final long serialVersionUID = 1L;

        VersionMismatch() {
            super("it was changed since it was read; GET it again and repeat the change");
        }
    }
}
