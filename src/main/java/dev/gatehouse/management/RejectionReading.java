package dev.gatehouse.management;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.gatehouse.inbox.HeaderText;
import dev.gatehouse.ingress.Refusal;
import dev.gatehouse.rejection.Rejection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Reads the pen. */
@ApplicationScoped
class RejectionReading {

    private static final String LIST = """
            select r.* from rejection r join endpoint p on p.id = r.endpoint_id
            where (cast(:endpoint as text) is null or p.slug = :endpoint)
              and (cast(:reason as text) is null or r.reason = :reason)
              and (cast(:since as timestamptz) is null or r.received_at >= :since)
              and (cast(:until as timestamptz) is null or r.received_at < :until)
              and (cast(:cursor as uuid) is null or r.id < :cursor)
            order by r.id desc limit :limit
            """;

    /** A refused request as it is shown; {@code headers} and {@code body} only when it is shown alone. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record View(
            UUID id,
            String endpoint,
            Instant receivedAt,
            String reason,
            String detail,
            String method,
            String url,
            String sourceAddress,
            List<List<String>> headers,
            byte[] bodyBase64) {

        View withoutContent() {
            return new View(id, endpoint, receivedAt, reason, detail, method, url, sourceAddress, null, null);
        }
    }

    @PersistenceContext
    private EntityManager entityManager;

    @Transactional
    Page<View> list(RejectionQuery wanted) {
        int limit = Parameters.limit(wanted.limit);
        List<?> rows = entityManager
                .createNativeQuery(LIST, Rejection.class)
                .setParameter("endpoint", Parameters.text("endpoint", wanted.endpoint))
                .setParameter("reason", Parameters.word("reason", wanted.reason, Refusal.onRecord()))
                .setParameter("since", Parameters.time("since", wanted.since))
                .setParameter("until", Parameters.time("until", wanted.until))
                .setParameter("cursor", Parameters.cursor(wanted.cursor))
                .setParameter("limit", limit + 1)
                .getResultList();
        var views = rows.stream()
                .map(Rejection.class::cast)
                .map(row -> view(row).withoutContent())
                .toList();
        return Page.of(views, limit, view -> view.id().toString());
    }

    @Transactional
    Optional<View> find(UUID id) {
        return Optional.ofNullable(entityManager.find(Rejection.class, id)).map(this::view);
    }

    private View view(Rejection row) {
        var snapshot = row.snapshot();
        return new View(
                row.id(),
                slug(row.endpointId()),
                row.receivedAt(),
                row.cause().reason(),
                row.cause().detail(),
                snapshot.method(),
                snapshot.url(),
                snapshot.sourceAddress(),
                HeaderText.read(snapshot.headers()),
                snapshot.body());
    }

    private String slug(long endpointId) {
        return (String) entityManager
                .createNativeQuery("select slug from endpoint where id = :id", String.class)
                .setParameter("id", endpointId)
                .getSingleResult();
    }
}
