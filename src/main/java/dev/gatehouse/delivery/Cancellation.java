package dev.gatehouse.delivery;

import dev.gatehouse.inbox.Results;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import org.hibernate.Session;

/** Gives deliveries up that nobody wants any more. They stay to be read. */
@ApplicationScoped
public class Cancellation {

    private static final String CANCEL = """
            update delivery set status = 'cancelled', claim = null, lease_until = null, due_at = null,
                                settled_at = now(), reason = 'cancelled by an operator'
            where id = ? and status in ('held', 'pending', 'waiting', 'dead')
            returning event_id
            """;

    @PersistenceContext
    private EntityManager entityManager;

    @Inject
    private Results results;

    /** Gives one up; false when it is being attempted, is done, or is not there. A sender that waits is told. */
    @Transactional
    public boolean cancel(UUID deliveryId) {
        return entityManager.unwrap(Session.class).doReturningWork(connection -> cancel(connection, deliveryId));
    }

    private boolean cancel(Connection connection, UUID deliveryId) throws SQLException {
        try (var statement = connection.prepareStatement(CANCEL)) {
            statement.setObject(1, deliveryId);
            try (var rows = statement.executeQuery()) {
                if (!rows.next()) {
                    return false;
                }
                results.storeUnlessKnown(connection, rows.getObject(1, UUID.class), ResultAnswers.FAILED);
                return true;
            }
        }
    }
}
