package dev.gatehouse.replay;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Tuple;
import jakarta.persistence.TypedQuery;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;

/** Reads jobs and how far they are. */
@ApplicationScoped
class ReplayReading {

    /** The counts of a job that has ended are written down; those of one that has not are counted. */
    private static final String SELECT = """
            select r.id as id, r.state as state, r.paused_because as paused_because, r.event_id as event_id,
                   p.slug as endpoint, array_to_json(r.types)::text as types, r.status as status, r.since as since,
                   r.until as until, r.subscription_id as subscription, r.rate_per_second as rate, r.dry_run as dry_run,
                   r.selected as selected, r.handed as handed, r.expired as expired, r.unrouted as unrouted,
                   coalesce(r.done, c.done) as done, coalesce(r.failed, c.failed) as failed,
                   r.created_at as created_at, r.finished_at as finished_at
            from replay r
            left join endpoint p on p.id = r.endpoint_id
            left join lateral replay_counts(r.id) c on r.finished_at is null
            """;

    private static final String LIST = SELECT + """
            where (cast(:cursor as uuid) is null or r.id < :cursor) order by r.id desc limit :limit
            """;

    private static final String ONE = SELECT + "where r.id = :id";

    @PersistenceContext
    private EntityManager entityManager;

    @Transactional
    List<ReplayView> list(UUID before, int limit) {
        return rows(LIST)
                .setParameter("cursor", before)
                .setParameter("limit", limit)
                .getResultStream()
                .map(ReplayReading::view)
                .toList();
    }

    @Transactional
    Optional<ReplayView> find(UUID id) {
        return rows(ONE).setParameter("id", id).getResultStream().findFirst().map(ReplayReading::view);
    }

    @Transactional
    Optional<Long> endpointOf(UUID event) {
        return number("select endpoint_id from event where id = :key", event);
    }

    @Transactional
    Optional<Long> endpoint(String slug) {
        return number("select id from endpoint where slug = :key and deleted_at is null", slug);
    }

    @Transactional
    Optional<Long> endpointOfSubscription(long subscription) {
        return number("select endpoint_id from subscription where id = :key", subscription);
    }

    private Optional<Long> number(String sql, Object key) {
        return entityManager
                .unwrap(Session.class)
                .createNativeQuery(sql, Long.class)
                .setParameter("key", key)
                .getResultStream()
                .findFirst();
    }

    private TypedQuery<Tuple> rows(String sql) {
        return entityManager.unwrap(Session.class).createNativeQuery(sql, Tuple.class);
    }

    private static ReplayView view(Tuple row) {
        var counts = counts(row);
        boolean counted = row.get("dry_run", Boolean.class) && row.get("finished_at", Instant.class) != null;
        return new ReplayView(
                row.get("id", UUID.class),
                state(row),
                row.get("paused_because", String.class),
                row.get("event_id", UUID.class),
                row.get("event_id", UUID.class) == null ? query(row) : null,
                row.get("subscription", Long.class),
                row.get("rate", Number.class).doubleValue(),
                row.get("dry_run", Boolean.class),
                counts,
                counted ? 1 : counts.progress(),
                row.get("created_at", Instant.class),
                row.get("finished_at", Instant.class));
    }

    private static ReplayRequest.Query query(Tuple row) {
        return new ReplayRequest.Query(
                row.get("endpoint", String.class),
                TypePatterns.read(row.get("types", String.class)),
                row.get("status", String.class),
                row.get("since", Instant.class),
                row.get("until", Instant.class));
    }

    private static String state(Tuple row) {
        var state = ReplayState.of(row.get("state", String.class));
        return state == ReplayState.RUNNING && row.get("selected", Long.class) == null ? "selecting" : state.text();
    }

    private static ReplayView.Counts counts(Tuple row) {
        return new ReplayView.Counts(
                row.get("selected", Long.class),
                row.get("handed", Long.class),
                row.get("done", Long.class),
                row.get("failed", Long.class),
                row.get("expired", Long.class),
                row.get("unrouted", Long.class));
    }
}
