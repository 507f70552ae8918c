package dev.gatehouse.management;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;
import org.hibernate.query.Query;

/** Reads deliveries, above all the dead ones. */
@ApplicationScoped
class DeliveryReading {

    private static final String SELECT = """
            select d.id as id, d.event_id as event_id, p.slug as endpoint, e.type as type, t.name as destination,
                   d.subscription_id as subscription, d.status as status, d.reason as reason, d.attempts as attempts,
                   d.due_at as due_at, d.created_at as created_at, delivery_blocked_by(d.id) as blocked_by, a.error as error
            from delivery d
            join event e on e.id = d.event_id
            join endpoint p on p.id = d.endpoint_id
            join subscription s on s.id = d.subscription_id
            join destination t on t.id = s.destination_id
            left join lateral (
                select error from attempt where delivery_id = d.id order by number desc limit 1) a on true
            """;

    /** Above every UUIDv7 there will be. */
    private static final UUID LAST = new UUID(-1, -1);

    private static final String PAGE = "and d.id < :cursor order by d.id desc limit :limit";

    private static final String OLDEST = """
            select d.id from delivery d
            join endpoint p on p.id = d.endpoint_id
            join subscription s on s.id = d.subscription_id
            join destination t on t.id = s.destination_id
            left join lateral (
                select error from attempt where delivery_id = d.id order by number desc limit 1) a on true
            """;

    private static final String ONE = SELECT + "where d.id = :id";

    @PersistenceContext
    private EntityManager entityManager;

    @Transactional
    Page<EventViews.DeliverySummary> list(DeliveryQuery wanted) {
        int limit = Parameters.limit(wanted.limit);
        var conditions = wanted.conditions();
        var cursor = Parameters.cursor(wanted.cursor);
        var rows = conditions
                .bind(rows(SELECT + conditions.sql() + PAGE))
                .setParameter("cursor", cursor == null ? LAST : cursor)
                .setParameter("limit", limit + 1)
                .getResultList();
        return Page.of(
                rows.stream().map(DeliveryReading::summary).toList(),
                limit,
                delivery -> delivery.id().toString());
    }

    @Transactional
    Optional<EventViews.DeliverySummary> find(UUID id) {
        return rows(ONE).setParameter("id", id).getResultStream().findFirst().map(DeliveryReading::summary);
    }

    /** Ids of those that fit and whose subscription is still there, the oldest first. */
    @Transactional
    List<UUID> oldest(DeliveryConditions conditions, int limit) {
        var sql = OLDEST + conditions.sql() + "and s.deleted_at is null order by d.id limit :limit";
        return conditions
                .bind(entityManager.unwrap(Session.class).createNativeQuery(sql, UUID.class))
                .setParameter("limit", limit)
                .getResultList();
    }

    private Query<Tuple> rows(String sql) {
        return entityManager.unwrap(Session.class).createNativeQuery(sql, Tuple.class);
    }

    private static EventViews.DeliverySummary summary(Tuple row) {
        return new EventViews.DeliverySummary(
                row.get("id", UUID.class),
                row.get("event_id", UUID.class),
                row.get("endpoint", String.class),
                row.get("type", String.class),
                row.get("destination", String.class),
                Long.toString(row.get("subscription", Long.class)),
                row.get("status", String.class),
                row.get("reason", String.class),
                row.get("attempts", Number.class).intValue(),
                row.get("due_at", Instant.class),
                row.get("created_at", Instant.class),
                row.get("blocked_by", UUID.class),
                row.get("error", String.class));
    }
}
