package dev.gatehouse.delivery;

import dev.gatehouse.inbox.Answer;
import dev.gatehouse.inbox.Results;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.hibernate.Session;

/** Writes how attempts ended. A settlement counts only while its claim does. */
@ApplicationScoped
class Settlements {

    private static final String SETTLE = """
            with settled as (
                update delivery set status = ?, claim = null, lease_until = null,
                    due_at = now() + ?::bigint * interval '1 millisecond',
                    settled_at = case when ?::bigint is null then now() end
                where id = ? and claim = ? and status = 'running'
                returning id
            )
            insert into attempt (delivery_id, number, started_at, duration_millis, outcome, error, response)
            select id, ?, ?::timestamptz, ?, ?, ?, ? from settled
            """;

    @PersistenceContext
    private EntityManager entityManager;

    @Inject
    private Results results;

    /**
     * Settles in the caller's transaction, or in one of its own when there is none. What handlers wrote before is
     * flushed first.
     *
     * @return false when the claim had ended: whoever holds the delivery now decides, and the caller must roll back
     */
    @Transactional
    boolean settle(Settlement settlement, Optional<Answer> answer) {
        entityManager.flush();
        return entityManager
                .unwrap(Session.class)
                .doReturningWork(connection -> settle(connection, settlement, answer));
    }

    private boolean settle(Connection connection, Settlement settlement, Optional<Answer> answer) throws SQLException {
        if (!update(connection, settlement)) {
            return false;
        }
        if (answer.isPresent()) {
            results.store(connection, settlement.claim().awaited(), answer.get());
        }
        return true;
    }

    private static boolean update(Connection connection, Settlement settlement) throws SQLException {
        var claim = settlement.claim();
        var restMillis = settlement.rest().map(rest -> rest.toMillis()).orElse(null);
        try (var statement = connection.prepareStatement(SETTLE)) {
            statement.setString(1, settlement.status().text());
            statement.setObject(2, restMillis);
            statement.setObject(3, restMillis);
            statement.setObject(4, claim.deliveryId());
            statement.setObject(5, claim.token());
            statement.setInt(6, claim.attempt());
            statement.setString(7, settlement.timing().startedAt().toString());
            statement.setLong(8, settlement.timing().duration().toMillis());
            statement.setString(9, settlement.report().outcome());
            statement.setString(10, settlement.report().error());
            statement.setString(11, settlement.report().response());
            return statement.executeUpdate() == 1;
        }
    }
}
