package dev.gatehouse.endpoint;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;
import org.hibernate.Session;

/** Subscriptions in the database; every method belongs in its caller's transaction. */
@ApplicationScoped
class SubscriptionRows {

    private static final String BEFORE = """
            select s.* from subscription s
            join endpoint e on e.id = s.endpoint_id
            join destination d on d.id = s.destination_id
            where s.deleted_at is null and e.deleted_at is null and s.id < :id
              and (cast(:endpoint as text) is null or e.slug = :endpoint)
              and (cast(:destination as text) is null or d.name = :destination)
            order by s.id desc limit :limit
            """;

    private static final String DESTINATION = """
            select d.id from destination d join endpoint e on e.project_id = d.project_id
            where e.id = :endpoint and d.name = :name
            """;

    @PersistenceContext
    private EntityManager entityManager;

    /** The newest first, at most as many as the limit; null for every endpoint or destination. */
    List<SubscriptionRow> before(long id, int limit, String endpoint, String destination) {
        return entityManager
                .unwrap(Session.class)
                .createNativeQuery(BEFORE, SubscriptionRow.class)
                .setParameter("id", id)
                .setParameter("endpoint", endpoint)
                .setParameter("destination", destination)
                .setParameter("limit", limit)
                .getResultList();
    }

    Optional<SubscriptionRow> find(long id) {
        return entityManager
                .createQuery(
                        "select s from SubscriptionRow s where s.id = :id and s.deletedAt is null",
                        SubscriptionRow.class)
                .setParameter("id", id)
                .getResultStream()
                .findFirst();
    }

    void add(SubscriptionRow row) {
        entityManager.persist(row);
    }

    /** The id of the destination of this name in the endpoint's project. */
    long destination(long endpointId, String name) {
        return entityManager
                .unwrap(Session.class)
                .createNativeQuery(DESTINATION, Long.class)
                .setParameter("endpoint", endpointId)
                .setParameter("name", name)
                .getResultStream()
                .findFirst()
                .orElseThrow(
                        () -> new UnknownName(
                                "destination",
                                "there is no destination " + name
                                        + " in the endpoint's project; make it first at /api/v1/destinations, or take handlers"));
    }

    String slug(long endpointId) {
        return name("select slug from endpoint where id = :id", endpointId);
    }

    String destinationName(long destinationId) {
        return name("select name from destination where id = :id", destinationId);
    }

    private String name(String sql, long id) {
        return entityManager
                .unwrap(Session.class)
                .createNativeQuery(sql, String.class)
                .setParameter("id", id)
                .getSingleResult();
    }
}
