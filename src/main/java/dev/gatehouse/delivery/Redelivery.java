package dev.gatehouse.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.hibernate.Session;

/** Sets deliveries going again that were dead or waiting. The sweeper rings for them at its next look. */
@ApplicationScoped
public class Redelivery {

    private static final String RETRY = """
            update delivery d set status = 'pending', due_at = now(), settled_at = null
            where d.id = any (?) and d.status in ('dead', 'waiting')
              and exists (select from subscription s where s.id = d.subscription_id and s.deleted_at is null)
            """;

    @PersistenceContext
    private EntityManager entityManager;

    /**
     * Asks for one more attempt, at once; false when the delivery is neither dead nor waiting, not there, or its
     * subscription was removed.
     */
    @Transactional
    public boolean retry(UUID deliveryId) {
        return retry(List.of(deliveryId)) == 1;
    }

    /** As {@link #retry(UUID)}, for many; how many of them will be attempted. */
    @Transactional
    public int retry(Collection<UUID> deliveryIds) {
        return entityManager.unwrap(Session.class).doReturningWork(connection -> retry(connection, deliveryIds));
    }

    private static int retry(Connection connection, Collection<UUID> ids) throws SQLException {
        try (var statement = connection.prepareStatement(RETRY)) {
            statement.setArray(1, connection.createArrayOf("uuid", ids.toArray()));
            return statement.executeUpdate();
        }
    }
}
