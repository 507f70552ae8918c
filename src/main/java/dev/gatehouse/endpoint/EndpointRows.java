package dev.gatehouse.endpoint;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;
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

    @Inject
    private Configuration configuration;

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

    /** All of a project, the newest first. */
    List<EndpointRow> ofProject(long project) {
        return entityManager
                .createQuery(
                        "select e from EndpointRow e where e.deletedAt is null and e.projectId = :project"
                                + " order by e.id desc",
                        EndpointRow.class)
                .setParameter("project", project)
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
        configuration.announceChange();
    }
}
