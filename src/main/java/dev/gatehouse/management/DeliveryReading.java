package dev.gatehouse.management;

import dev.gatehouse.delivery.DeliveryStatus;
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
import java.util.stream.Stream;
import org.hibernate.Session;

/** Reads deliveries, above all the dead ones. */
@ApplicationScoped
class DeliveryReading {

    private static final String SELECT = """
            select d.id as id, d.event_id as event_id, p.slug as endpoint, e.type as type, t.name as destination,
                   d.status as status, d.attempts as attempts, d.due_at as due_at, d.created_at as created_at,
                   delivery_blocked_by(d.id) as blocked_by,
                   (select a.error from attempt a where a.delivery_id = d.id order by a.number desc limit 1) as error
            from delivery d
            join event e on e.id = d.event_id
            join endpoint p on p.id = d.endpoint_id
            join subscription s on s.id = d.subscription_id
            join destination t on t.id = s.destination_id
            """;

    private static final String LIST = SELECT + """
            where (cast(:endpoint as text) is null or p.slug = :endpoint)
              and (cast(:status as text) is null or d.status = :status)
              and (cast(:destination as text) is null or t.name = :destination)
              and (cast(:cursor as uuid) is null or d.id < :cursor)
            order by d.id desc limit :limit
            """;

    private static final String ONE = SELECT + "where d.id = :id";

    private static final List<String> STATUSES =
            Stream.of(DeliveryStatus.values()).map(DeliveryStatus::text).toList();

    @PersistenceContext
    private EntityManager entityManager;

    @Transactional
    Page<EventViews.DeliverySummary> list(DeliveryQuery wanted) {
        int limit = Parameters.limit(wanted.limit);
        var rows = rows(LIST)
                .setParameter("endpoint", Parameters.text("endpoint", wanted.endpoint))
                .setParameter("status", Parameters.word("status", wanted.status, STATUSES))
                .setParameter("destination", Parameters.text("destination", wanted.destination))
                .setParameter("cursor", Parameters.cursor(wanted.cursor))
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

    private TypedQuery<Tuple> rows(String sql) {
        return entityManager.unwrap(Session.class).createNativeQuery(sql, Tuple.class);
    }

    private static EventViews.DeliverySummary summary(Tuple row) {
        return new EventViews.DeliverySummary(
                row.get("id", UUID.class),
                row.get("event_id", UUID.class),
                row.get("endpoint", String.class),
                row.get("type", String.class),
                row.get("destination", String.class),
                row.get("status", String.class),
                row.get("attempts", Number.class).intValue(),
                row.get("due_at", Instant.class),
                row.get("created_at", Instant.class),
                row.get("blocked_by", UUID.class),
                row.get("error", String.class));
    }
}
