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

/** Gives deliveries up that nobody wants any more, so that those behind them go on. They stay to be read. */
@ApplicationScoped
public class Cancellation {

    private static final String LINE =
            "select subscription_id, order_key from delivery where id = ? and order_key is not null";

    /** One that is being claimed at this moment is passed over. */
    private static final String CANCEL = """
            update delivery set status = 'cancelled', claim = null, lease_until = null, due_at = null,
                                settled_at = now(), reason = ?
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

    /**
     * Gives one up; false when it is being attempted, is done, or is not there. A sender that waits is told.
     *
     * @param reason is kept with it, for people
     */
    @Transactional
    public boolean cancel(UUID deliveryId, String reason) {
        return entityManager
                .unwrap(Session.class)
                .doReturningWork(connection -> cancel(connection, deliveryId, reason));
    }

    /** The line is locked first, as everybody does who changes more of it than one delivery. */
    private boolean cancel(Connection connection, UUID id, String reason) throws SQLException {
        var line = line(connection, id);
        new Lines(connection).lock(line);
        try (var statement = connection.prepareStatement(CANCEL)) {
            statement.setString(1, reason);
            statement.setObject(2, id);
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
