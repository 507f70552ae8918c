package dev.gatehouse.inbox;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.hibernate.Session;

/** Brings the handlers' result to the sender that waits for it, whichever node the handlers ran on. */
@ApplicationScoped
public class Results {

    private static final System.Logger LOG = System.getLogger(Results.class.getName());
    private static final Duration LOOK_EVERY = Duration.ofMillis(200);

    private static final String STORE = """
            update idempotency_record set answer_status = ?, answer_type = ?, answer_body = ?
            where endpoint_id = ? and key = ? and event_id = ?
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

    @Resource
    private ManagedScheduledExecutorService scheduler;

    private final Map<UUID, CompletableFuture<Answer>> waiting = new ConcurrentHashMap<>();
    private Future<?> looking;

    @PostConstruct
    void start() {
        looking = scheduler.scheduleWithFixedDelay(
                this::look, LOOK_EVERY.toMillis(), LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }

    @PreDestroy
    void stop() {
        looking.cancel(false);
    }

    /**
     * Waits for an event's result; to be called before the event is handed in, so that no result is missed. Whoever
     * waits calls {@link #giveUp} when it no longer does.
     */
    public CompletionStage<Answer> await(UUID eventId) {
        return waiting.computeIfAbsent(eventId, id -> new CompletableFuture<>());
    }

    /** Nobody waits for this event any more. */
    public void giveUp(UUID eventId) {
        waiting.remove(eventId);
    }

    /** Stores the result in the caller's transaction. */
    public void store(Connection connection, ResultOf of, Answer answer) throws SQLException {
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

    /** Stores the result of an event that awaits one and has none yet. */
    public void storeUnlessKnown(Connection connection, UUID eventId, Answer answer) throws SQLException {
        try (var statement = connection.prepareStatement(STORE_UNLESS_KNOWN)) {
            statement.setInt(1, answer.status());
            statement.setString(2, answer.contentType());
            statement.setBytes(3, answer.body());
            statement.setObject(4, eventId);
            statement.executeUpdate();
        }
    }

    /** Tells whoever waits on this node; to be called after the commit. */
    public void announce(UUID eventId, Answer answer) {
        var waiter = waiting.remove(eventId);
        if (waiter != null) {
            waiter.complete(answer);
        }
    }

    /** Results that another node stored. */
    private void look() {
        if (waiting.isEmpty()) {
            return;
        }
        try {
            entityManager.unwrap(Session.class).doWork(this::announceStored);
        } catch (RuntimeException unreachable) {
            LOG.log(System.Logger.Level.DEBUG, "event=results_not_read next=look_again", unreachable);
        }
    }

    private void announceStored(Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement(FIND)) {
            var ids = connection.createArrayOf(
                    "uuid", List.copyOf(waiting.keySet()).toArray());
            statement.setArray(1, ids);
            statement.setArray(2, ids);
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    announce(rows.getObject(1, UUID.class), answer(rows));
                }
            }
        }
    }

    private static Answer answer(ResultSet row) throws SQLException {
        return new Answer(row.getInt(2), row.getString(3), row.getBytes(4));
    }
}
