package dev.gatehouse.delivery;

import dev.gatehouse.inbox.Results;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.hibernate.Session;

/** Gives up a delivery so that those behind it go on. */
@ApplicationScoped
public class Skipping {

    private static final String LINE =
            "select subscription_id, order_key from delivery where id = ? and order_key is not null";

    /** One that is being claimed at this moment is passed over. */
    private static final String SKIP = """
            update delivery set status = 'cancelled', due_at = null, settled_at = now()
            where id in (
                select id from delivery
                where id = ? and status in ('held', 'pending', 'waiting', 'dead') for update skip locked)
            returning event_id
            """;

    @PersistenceContext
    private EntityManager entityManager;

    @Inject
    private LineCalls lineCalls;

    @Inject
    private Results results;

    /** False when the delivery is being attempted, has ended otherwise, or is not there. */
    @Transactional
    public boolean skip(UUID deliveryId) {
        return entityManager.unwrap(Session.class).doReturningWork(connection -> skip(connection, deliveryId));
    }

    /** The line is locked first, as everybody does who changes more of it than one delivery. */
    private boolean skip(Connection connection, UUID id) throws SQLException {
        var line = line(connection, id);
        new Lines(connection).lock(line);
        try (var statement = connection.prepareStatement(SKIP)) {
            statement.setObject(1, id);
            try (var row = statement.executeQuery()) {
                if (!row.next()) {
                    return false;
                }
                results.storeUnlessKnown(connection, row.getObject(1, UUID.class), ResultAnswers.FAILED);
            }
        }
        lineCalls.callNext(connection, line);
        return true;
    }

    private static List<OrderKey> line(Connection connection, UUID id) throws SQLException {
        try (var statement = connection.prepareStatement(LINE)) {
            statement.setObject(1, id);
            try (var row = statement.executeQuery()) {
                return row.next() ? List.of(new OrderKey(row.getLong(1), row.getObject(2, UUID.class))) : List.of();
            }
        }
    }
}
