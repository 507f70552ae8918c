package dev.gatehouse.endpoint;

import dev.gatehouse.problem.Problem.FieldError;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;
import org.hibernate.Session;
import org.hibernate.exception.ConstraintViolationException;

/** Endpoints in the database; every method belongs in its caller's transaction. */
@ApplicationScoped
class EndpointRows {

    private static final String ONE_FOR_A_SLUG = "endpoint_slug";

    private static final String SUBSCRIBE_HANDLERS = """
            insert into subscription (endpoint_id, destination_id)
            select :endpoint, id from destination where name = 'handlers' and project_id = :project
            """;

    @PersistenceContext
    private EntityManager entityManager;

    /** The newest first, at most as many as the limit. */
    List<EndpointRow> before(long id, int limit) {
        return entityManager
                .createQuery(
                        "select e from EndpointRow e where e.deletedAt is null and e.id < :id order by e.id desc",
                        EndpointRow.class)
                .setParameter("id", id)
                .setMaxResults(limit)
                .getResultList();
    }

    Optional<EndpointRow> find(String slug) {
        return entityManager
                .createQuery(
                        "select e from EndpointRow e where e.slug = :slug and e.deletedAt is null", EndpointRow.class)
                .setParameter("slug", slug)
                .getResultStream()
                .findFirst();
    }

    /**
     * Stores a new endpoint, which gets its subscription to the handlers.
     *
     * @throws Endpoints.SlugTaken when another transaction was faster with the same slug
     */
    void add(EndpointRow row, long project) {
        try {
            entityManager.persist(row);
        } catch (ConstraintViolationException taken) {
            if (!ONE_FOR_A_SLUG.equals(taken.getConstraintName())) {
                throw taken;
            }
            throw new Endpoints.SlugTaken(row.slug());
        }
        entityManager
                .createNativeQuery(SUBSCRIBE_HANDLERS)
                .setParameter("endpoint", row.id())
                .setParameter("project", project)
                .executeUpdate();
        announceChange();
    }

    /** Tells every node that what it holds in memory is out of date. */
    void announceChange() {
        entityManager.flush();
        entityManager
                .createNativeQuery("update configuration set version = version + 1")
                .executeUpdate();
    }

    long project(String name) {
        return entityManager
                .unwrap(Session.class)
                .createNativeQuery("select id from project where name = :name", Long.class)
                .setParameter("name", name)
                .getResultStream()
                .findFirst()
                .orElseThrow(() -> new InvalidDocument(
                        List.of(new FieldError("project", "there is no project " + name + "; there is default"))));
    }
}
