package dev.gatehouse.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/**
 * What integrators do with subscriptions. A change is in force on this node when the call returns, elsewhere within a
 * second. Whoever makes it part of a transaction of his own calls {@link Endpoints#catchUp} after the commit.
 */
@ApplicationScoped
public class Subscriptions {

    @Inject
    private SubscriptionWriting writing;

    @Inject
    private Endpoints endpoints;

    /**
     * Makes a subscription.
     *
     * @throws InvalidDocument when it can't be one
     * @throws UnknownName when it names an endpoint or a destination that is not there
     */
    public SubscriptionView create(SubscriptionDocument document) {
        var created = writing.create(document.filled());
        endpoints.takeEffect();
        return created;
    }

    /**
     * The newest first; those of deleted endpoints are not listed.
     *
     * @param beforeId only those older than the subscription of this database id
     * @param limit at most so many
     * @param endpoint slug of their endpoint; null for any
     * @param destination name of their destination; null for any
     */
    public List<SubscriptionView> list(long beforeId, int limit, String endpoint, String destination) {
        return writing.list(beforeId, limit, endpoint, destination);
    }

    /** The one of this id. */
    public Optional<SubscriptionView> find(long id) {
        return writing.find(id);
    }

    /**
     * Changes a subscription by a JSON merge patch (RFC 7396).
     *
     * @param expected the version the author saw; empty for whichever there is
     * @return the subscription after the change; empty when there is none of this id
     * @throws InvalidDocument when it would not be one any more
     * @throws UnknownName when it names a destination that is not there
     * @throws Endpoints.VersionMismatch when somebody else changed it since
     */
    public Optional<SubscriptionView> patch(long id, JsonNode patch, Optional<EndpointVersion> expected) {
        var changed = writing.patch(id, patch, expected);
        endpoints.takeEffect();
        return changed;
    }

    /**
     * Removes a subscription; its deliveries stay, and those that were not settled are cancelled. False when there is none.
     *
     * @param expected the version the author saw; empty for whichever there is
     * @throws Endpoints.VersionMismatch when somebody else changed it since
     */
    public boolean delete(long id, Optional<EndpointVersion> expected) {
        boolean deleted = writing.delete(id, expected);
        endpoints.takeEffect();
        return deleted;
    }
}
