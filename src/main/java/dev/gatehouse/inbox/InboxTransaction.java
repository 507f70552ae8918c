package dev.gatehouse.inbox;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.hibernate.Session;

/** One transaction for many arrivals. */
@ApplicationScoped
class InboxTransaction {

    /** What was stored, and what to do now that it is committed. */
    record Stored(List<Acceptance> acceptances, Runnable afterCommit) {}

    @PersistenceContext
    private EntityManager entityManager;

    @Inject
    private AcceptanceHook hook;

    /** When this returns, all of it is committed; when it throws, nothing is known to be. */
    @Transactional
    Stored store(List<Arrival> batch) {
        return entityManager.unwrap(Session.class).doReturningWork(connection -> store(connection, batch));
    }

    private Stored store(Connection connection, List<Arrival> batch) throws SQLException {
        var admission = new Admission(connection, batch);
        var acceptances = admission.admit();
        var accepted = admission.accepted();
        return new Stored(acceptances, accepted.isEmpty() ? () -> {} : hook.inTransaction(connection, accepted));
    }
}
