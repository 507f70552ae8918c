package dev.gatehouse.replay;

import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.Session;

/** Stores jobs and changes their state; never makes a delivery. */
@ApplicationScoped
class ReplayWriting {

    private static final String INSERT = """
            insert into replay (id, event_id, endpoint_id, types, status, since, until, subscription_id,
                                rate_per_second, dry_run, submission, request)
            values (?, ?, ?, ?, ?, cast(? as timestamptz), least(coalesce(cast(? as timestamptz), now()), now()), ?,
                    ?, ?, ?, ?)
            on conflict (submission) do nothing
            """;

    private static final String PAUSE = """
            update replay set state = 'paused', paused_because = null
            where id = :id and state = 'running' and finished_at is null
            """;

    /** What failed before does not count against it again. */
    private static final String RESUME = """
            update replay set state = 'running', paused_because = null, watched_from = position, paced_at = now()
            where id = :id and state = 'paused'
            """;

    private static final String CANCEL = """
            update replay set state = 'cancelled', paused_because = null
            where id = :id and state in ('running', 'paused') and finished_at is null
            """;

    /** Those that are being claimed at this moment are passed over: they are under way. */
    private static final String CANCEL_DELIVERIES = """
            update delivery set status = 'cancelled', due_at = null, settled_at = now()
            where id in (
                select id from delivery
                where replay_id = :id and settled_at is null and status in ('pending', 'waiting', 'held')
                for update skip locked)
            """;

    private static final String SUBMITTED = "select id, request from replay where submission = :key";

    /**
     * A job to store.
     *
     * @param event the one event; null to go by the query
     * @param endpointId database id of the query's endpoint; null for any
     */
    record NewReplay(UUID event, Long endpointId, ReplayRequest request, ReplaySubmission submission) {}

    private record Submitted(UUID id, byte[] request) {}

    @PersistenceContext
    private EntityManager entityManager;

    /**
     * Stores a job, or finds the one that was stored under its key.
     *
     * @throws Replays.KeyReused when the key was used to ask for something else
     */
    @Transactional
    UUID submit(NewReplay replay) {
        var id = UuidCreator.getTimeOrderedEpochPlus1();
        boolean stored =
                entityManager.unwrap(Session.class).doReturningWork(connection -> insert(connection, id, replay));
        if (stored) {
            return id;
        }
        var first = submitted(replay.submission());
        if (!replay.submission().asksForTheSameAs(first.request())) {
            throw new Replays.KeyReused();
        }
        return first.id();
    }

    @Transactional
    boolean pause(UUID id) {
        return change(PAUSE, id);
    }

    @Transactional
    boolean resume(UUID id) {
        return change(RESUME, id);
    }

    @Transactional
    boolean cancel(UUID id) {
        boolean cancelled = change(CANCEL, id);
        if (cancelled) {
            change(CANCEL_DELIVERIES, id);
        }
        return cancelled;
    }

    private boolean change(String sql, UUID id) {
        return entityManager.createNativeQuery(sql).setParameter("id", id).executeUpdate() > 0;
    }

    private Submitted submitted(ReplaySubmission submission) {
        var row = (Object[]) entityManager
                .createNativeQuery(SUBMITTED)
                .setParameter("key", submission.key().orElseThrow())
                .getSingleResult();
        return new Submitted((UUID) row[0], (byte[]) row[1]);
    }

    private static boolean insert(Connection connection, UUID id, NewReplay replay) throws SQLException {
        var query = replay.request().query();
        var rate = replay.request().ratePerSecond();
        try (var statement = connection.prepareStatement(INSERT)) {
            int at = 1;
            for (var value : new Object[] {id, replay.event(), replay.endpointId()}) {
                statement.setObject(at++, value);
            }
            statement.setArray(at++, types(connection, query.types()));
            for (var value : new Object[] {
                query.status(),
                text(query.since()),
                text(query.until()),
                replay.request().subscription(),
                rate == null ? ReplayRules.DEFAULT_RATE : rate,
                Boolean.TRUE.equals(replay.request().dryRun()),
                replay.submission().key().orElse(null),
                replay.submission().request()
            }) {
                statement.setObject(at++, value);
            }
            return statement.executeUpdate() == 1;
        }
    }

    private static Array types(Connection connection, List<String> types) throws SQLException {
        return types == null ? null : connection.createArrayOf("text", types.toArray());
    }

    private static String text(Instant time) {
        return time == null ? null : time.toString();
    }
}
