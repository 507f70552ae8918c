package dev.gatehouse.management;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.gatehouse.inbox.HeaderText;
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

    private static final String LIST = "select r.* from rejection r join endpoint p on p.id = r.endpoint_id where "
            + RejectionConditions.SQL + """
              and (cast(:cursor as uuid) is null or r.id < :cursor)
            order by r.id desc limit :limit
            """;

    private static final String OLDEST = "select r.id from rejection r join endpoint p on p.id = r.endpoint_id where "
            + RejectionConditions.SQL + """
              and (cast(:cursor as uuid) is null or r.id > :cursor)
            order by r.id limit :limit
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

    /** A refused request as it was kept, and the slug of its endpoint. */
    record Kept(Rejection rejection, String endpoint) {}

    @PersistenceContext
    private EntityManager entityManager;

    @Transactional
    Page<View> list(RejectionQuery wanted) {
        int limit = Parameters.limit(wanted.limit);
        List<?> rows = wanted.conditions()
                .bind(entityManager.createNativeQuery(LIST, Rejection.class))
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

    /** One as it was kept. */
    @Transactional
    Optional<Rejection> kept(UUID id) {
        return Optional.ofNullable(entityManager.find(Rejection.class, id));
    }

    /** One and the slug of its endpoint. */
    @Transactional
    Optional<Kept> keptFor(UUID id) {
        return kept(id).map(rejection -> new Kept(rejection, slug(rejection.endpointId())));
    }

    /** Ids, the oldest first. */
    @Transactional
    List<UUID> oldest(RejectionConditions conditions, UUID after, int limit) {
        List<?> ids = conditions
                .bind(entityManager.createNativeQuery(OLDEST, UUID.class))
                .setParameter("cursor", after)
                .setParameter("limit", limit)
                .getResultList();
        return ids.stream().map(UUID.class::cast).toList();
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
