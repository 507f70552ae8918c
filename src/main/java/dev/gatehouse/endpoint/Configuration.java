package dev.gatehouse.endpoint;

import dev.gatehouse.problem.Problem.FieldError;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import org.hibernate.Session;

/** What all that is configured has in common; every method belongs in its caller's transaction. */
@ApplicationScoped
public class Configuration {

    @PersistenceContext
    private EntityManager entityManager;

    /** Writes what was changed, and tells every node that what it holds in memory is out of date. */
    public void announceChange() {
        entityManager.flush();
        entityManager
                .createNativeQuery("update configuration set version = version + 1")
                .executeUpdate();
    }

    /**
     * The database id of a project.
     *
     * @throws InvalidDocument when there is none of this name
     */
    public long project(String name) {
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
