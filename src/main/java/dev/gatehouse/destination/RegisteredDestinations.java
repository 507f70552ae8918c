package dev.gatehouse.destination;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.gatehouse.endpoint.EndpointVersion;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Status;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.List;
import java.util.Optional;

/** What integrators do with destinations. A change is in force on every node within a second. */
@ApplicationScoped
public class RegisteredDestinations {

    @Inject
    private DestinationWriting writing;

    @Inject
    private DestinationDirectory directory;

    @Resource(lookup = "java:comp/TransactionSynchronizationRegistry")
    private TransactionSynchronizationRegistry transactions;

    /**
     * Makes a destination.
     *
     * @throws dev.gatehouse.endpoint.InvalidDocument when it can't be one
     * @throws NameTaken when there is one of this name
     */
    public DestinationView create(DestinationDocument document) {
        var created = writing.create(document.withDefaults());
        takeEffect();
        return created;
    }

    /**
     * The newest first.
     *
     * @param beforeId only those older than the destination of this database id
     * @param limit at most so many
     */
    public List<DestinationView> list(long beforeId, int limit) {
        return writing.list(beforeId, limit);
    }

    /** The one of this name. */
    public Optional<DestinationView> find(String name) {
        return writing.find(name);
    }

    /**
     * Changes a destination by a JSON merge patch (RFC 7396). Credentials of another type replace those there were.
     *
     * @param expected the version the author saw; empty for whichever there is
     * @return the destination after the change; empty when there is none of this name
     * @throws dev.gatehouse.endpoint.InvalidDocument when it would not be one any more
     * @throws JsonProcessingException when the patch has what no destination has
     * @throws VersionMismatch when somebody else changed it since
     * @throws BuiltIn when it is the handlers'
     */
    public Optional<DestinationView> patch(String name, JsonNode patch, Optional<EndpointVersion> expected)
            throws JsonProcessingException {
        var changed = writing.patch(name, patch, expected);
        takeEffect();
        return changed;
    }

    /**
     * Removes a destination. False when there is none.
     *
     * @param expected the version the author saw; empty for whichever there is
     * @throws VersionMismatch when somebody else changed it since
     * @throws InUse when a subscription leads to it
     * @throws BuiltIn when it is the handlers'
     */
    public boolean delete(String name, Optional<EndpointVersion> expected) {
        boolean deleted = writing.delete(name, expected);
        takeEffect();
        return deleted;
    }

    /** Inside a transaction nothing is sure; the next look sees it. */
    private void takeEffect() {
        if (transactions.getTransactionStatus() == Status.STATUS_NO_TRANSACTION) {
            directory.look();
        }
    }

    /** There is a destination of this name. */
    public static final class NameTaken extends RuntimeException {

        private static final long serialVersionUID = 1L;

        NameTaken(String name) {
            super("there is a destination " + name + " already; take another name, or PATCH that one");
        }
    }

    /** Subscriptions lead to it. */
    public static final class InUse extends RuntimeException {

        private static final long serialVersionUID = 1L;

        InUse(String name, long subscriptions) {
            super(subscriptions + " subscriptions lead to " + name + "; remove them or lead them elsewhere first");
        }
    }

    /** It belongs to the product. */
    public static final class BuiltIn extends RuntimeException {

        private static final long serialVersionUID = 1L;

        BuiltIn(String name) {
            super(name + " is built in, for the handlers of the application, and can't be changed or removed");
        }
    }

    /** Somebody else was faster. */
    public static final class VersionMismatch extends RuntimeException {

        private static final long serialVersionUID = 1L;

        VersionMismatch() {
            super("the destination was changed since it was read; GET it again and repeat the change");
        }
    }
}
