package dev.gatehouse.delivery;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Calls the next of a line when the one before it has ended: due in the same transaction, rung for after its commit. */
@ApplicationScoped
class LineCalls {

    private record RingAfterCommit(Doorbell doorbell, Outbound outbound, List<UUID> deliveryIds)
            implements Synchronization {

        @Override
        public void beforeCompletion() {}

        @Override
        public void afterCompletion(int status) {
            if (status == Status.STATUS_COMMITTED) {
                doorbell.ring(deliveryIds);
                outbound.wake();
            }
        }
    }

    @Inject
    private Doorbell doorbell;

    @Inject
    private Outbound outbound;

    @Resource(lookup = "java:comp/TransactionSynchronizationRegistry")
    private TransactionSynchronizationRegistry transactions;

    /**
     * Takes the lines' locks until the end of the caller's transaction, so that a delivery that is being put at the end of
     * one is either seen here or sees that it is first.
     */
    void callNext(Connection connection, Collection<OrderKey> keys) throws SQLException {
        if (keys.isEmpty()) {
            return;
        }
        var statements = new Lines(connection);
        statements.lock(keys);
        var next = statements.next(keys);
        transactions.registerInterposedSynchronization(new RingAfterCommit(doorbell, outbound, next));
    }
}
