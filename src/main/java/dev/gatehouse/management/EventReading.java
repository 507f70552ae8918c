package dev.gatehouse.management;

import dev.gatehouse.delivery.Attempt;
import dev.gatehouse.delivery.Delivery;
import dev.gatehouse.inbox.Event;
import dev.gatehouse.inbox.HeaderText;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Tuple;
import jakarta.persistence.TypedQuery;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.Session;

/** Reads events and what became of them. An event's status is that of its deliveries, told in one word. */
@ApplicationScoped
class EventReading {

    private static final String SELECT = """
            select e.id as id, p.slug as endpoint, e.event_id as event_id, e.type as type, e.received_at as received_at,
                   s.status as status, coalesce(r.duplicates, 0) as duplicates, e.content_type as content_type,
                   octet_length(e.body) as size
            from event e
            join endpoint p on p.id = e.endpoint_id
            left join idempotency_record r
                on r.endpoint_id = e.endpoint_id and r.key = e.idempotency_key and r.event_id = e.id
            cross join lateral event_status(e.id) s
            """;

    private static final List<String> STATUSES = List.of("pending", "processed", "ignored", "failed", "dead", "held");

    private static final String LIST = SELECT + """
            where (cast(:endpoint as text) is null or p.slug = :endpoint)
              and (cast(:type as text) is null or e.type = :type)
              and (cast(:eventId as text) is null or e.event_id = :eventId)
              and (cast(:status as text) is null or s.status = :status)
              and (cast(:since as timestamptz) is null or e.received_at >= :since)
              and (cast(:until as timestamptz) is null or e.received_at < :until)
              and (cast(:text as bytea) is null or position(cast(:text as bytea) in e.body) > 0)
              and (cast(:cursor as uuid) is null or e.id < :cursor)
            order by e.id desc limit :limit
            """;

    private static final String ONE = SELECT + "where e.id = :id";

    @PersistenceContext
    private EntityManager entityManager;

    @Transactional
    Page<EventViews.Summary> list(EventQuery wanted) {
        int limit = Parameters.limit(wanted.limit);
        var rows = rows(LIST)
                .setParameter("endpoint", Parameters.text("endpoint", wanted.endpoint))
                .setParameter("type", Parameters.text("type", wanted.type))
                .setParameter("eventId", Parameters.text("eventId", wanted.eventId))
                .setParameter("status", Parameters.word("status", wanted.status, STATUSES))
                .setParameter("since", Parameters.time("since", wanted.since))
                .setParameter("until", Parameters.time("until", wanted.until))
                .setParameter("text", bytes(Parameters.text("q", wanted.text)))
                .setParameter("cursor", Parameters.cursor(wanted.cursor))
                .setParameter("limit", limit + 1)
                .getResultList();
        return Page.of(
                rows.stream().map(EventReading::summary).toList(),
                limit,
                event -> event.id().toString());
    }

    @Transactional
    Optional<EventViews.Detail> find(UUID id) {
        return rows(ONE).setParameter("id", id).getResultStream().findFirst().map(row -> detail(summary(row)));
    }

    @Transactional
    Optional<Event> event(UUID id) {
        return Optional.ofNullable(entityManager.find(Event.class, id));
    }

    /** The slug of an endpoint, of a deleted one too. */
    @Transactional
    String slug(long endpointId) {
        return (String) entityManager
                .createNativeQuery("select slug from endpoint where id = :id", String.class)
                .setParameter("id", endpointId)
                .getSingleResult();
    }

    private EventViews.Detail detail(EventViews.Summary event) {
        var stored = entityManager.find(Event.class, event.id());
        return new EventViews.Detail(
                event.id(),
                event.endpoint(),
                event.eventId(),
                event.type(),
                event.receivedAt(),
                event.status(),
                event.duplicates(),
                stored.secretId(),
                HeaderText.read(stored.headers()),
                event.contentType(),
                event.size(),
                deliveries(event.id()));
    }

    private List<EventViews.DeliveryDetail> deliveries(UUID eventId) {
        var attempts = entityManager
                .createQuery("""
                        select a from Attempt a where a.deliveryId in
                            (select d.id from Delivery d where d.eventId = :event) order by a.number
                        """, Attempt.class)
                .setParameter("event", eventId)
                .getResultStream()
                .collect(Collectors.groupingBy(Attempt::deliveryId));
        return entityManager
                .createQuery("select d from Delivery d where d.eventId = :event order by d.id", Delivery.class)
                .setParameter("event", eventId)
                .getResultStream()
                .map(delivery -> deliveryDetail(delivery, attempts.getOrDefault(delivery.id(), List.of())))
                .toList();
    }

    private EventViews.DeliveryDetail deliveryDetail(Delivery delivery, List<Attempt> attempts) {
        return new EventViews.DeliveryDetail(
                delivery.id(),
                destination(delivery),
                Long.toString(delivery.subscriptionId()),
                delivery.status().text(),
                delivery.reason(),
                delivery.dueAt(),
                blockedBy(delivery),
                attempts.stream().map(EventReading::attemptDetail).toList());
    }

    private UUID blockedBy(Delivery delivery) {
        return (UUID) entityManager
                .createNativeQuery("select delivery_blocked_by(:id)", UUID.class)
                .setParameter("id", delivery.id())
                .getSingleResult();
    }

    private String destination(Delivery delivery) {
        return (String) entityManager
                .createNativeQuery("""
                        select d.name from destination d join subscription s on s.destination_id = d.id
                        where s.id = :subscription
                        """, String.class)
                .setParameter("subscription", delivery.subscriptionId())
                .getSingleResult();
    }

    private static EventViews.AttemptDetail attemptDetail(Attempt attempt) {
        return new EventViews.AttemptDetail(
                attempt.number(),
                attempt.startedAt(),
                attempt.durationMillis(),
                attempt.outcome(),
                attempt.status(),
                attempt.error(),
                attempt.response());
    }

    private static byte[] bytes(String text) {
        return text == null ? null : text.getBytes(StandardCharsets.UTF_8);
    }

    private TypedQuery<Tuple> rows(String sql) {
        return entityManager.unwrap(Session.class).createNativeQuery(sql, Tuple.class);
    }

    private static EventViews.Summary summary(Tuple row) {
        return new EventViews.Summary(
                row.get("id", UUID.class),
                row.get("endpoint", String.class),
                row.get("event_id", String.class),
                row.get("type", String.class),
                row.get("received_at", Instant.class),
                row.get("status", String.class),
                row.get("duplicates", Integer.class),
                row.get("content_type", String.class),
                row.get("size", Integer.class));
    }
}
