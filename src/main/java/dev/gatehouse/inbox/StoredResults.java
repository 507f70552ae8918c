package dev.gatehouse.inbox;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.hibernate.Session;

/** Results in the database. The first one stays, unless it was a failure that was made good later. */
@ApplicationScoped
class StoredResults {

    private static final String STORE = """
            update idempotency_record set answer_status = ?, answer_type = ?, answer_body = ?
            where endpoint_id = ? and key = ? and event_id = ? and (answer_status is null or answer_status >= 500)
            """;

    private static final String STORE_UNLESS_KNOWN = """
            update idempotency_record r set answer_status = ?, answer_type = ?, answer_body = ?
            from event e
            where e.id = ? and e.awaits_result and r.endpoint_id = e.endpoint_id and r.key = e.idempotency_key
                and r.event_id = e.id and r.answer_status is null
            """;

    private static final String FIND = """
            select event_id, answer_status, answer_type, answer_body
            from idempotency_record where event_id = any (?) and answer_status is not null
                and (endpoint_id, key) in (select endpoint_id, idempotency_key from event where id = any (?))
            """;

    @PersistenceContext
    private EntityManager entityManager;

    void store(Connection connection, ResultOf of, Answer answer) throws SQLException {
        try (var statement = connection.prepareStatement(STORE)) {
            statement.setInt(1, answer.status());
            statement.setString(2, answer.contentType());
            statement.setBytes(3, answer.body());
            statement.setLong(4, of.endpointId());
            statement.setString(5, of.key());
            statement.setObject(6, of.eventId());
            statement.executeUpdate();
        }
    }

    void storeUnlessKnown(Connection connection, UUID eventId, Answer answer) throws SQLException {
        try (var statement = connection.prepareStatement(STORE_UNLESS_KNOWN)) {
            statement.setInt(1, answer.status());
            statement.setString(2, answer.contentType());
            statement.setBytes(3, answer.body());
            statement.setObject(4, eventId);
            statement.executeUpdate();
        }
    }

    /** The results that are known, by event. */
    @Transactional
    Map<UUID, Answer> find(Collection<UUID> eventIds) {
        return entityManager.unwrap(Session.class).doReturningWork(connection -> find(connection, eventIds));
    }

    private static Map<UUID, Answer> find(Connection connection, Collection<UUID> eventIds) throws SQLException {
        try (var statement = connection.prepareStatement(FIND)) {
            var ids = connection.createArrayOf("uuid", eventIds.toArray());
            statement.setArray(1, ids);
            statement.setArray(2, ids);
            try (var rows = statement.executeQuery()) {
                var found = new HashMap<UUID, Answer>();
                while (rows.next()) {
                    found.put(
                            rows.getObject(1, UUID.class),
                            new Answer(rows.getInt(2), rows.getString(3), rows.getBytes(4)));
                }
                return found;
            }
        }
    }
}
