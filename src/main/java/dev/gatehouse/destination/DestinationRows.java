package dev.gatehouse.destination;

import dev.gatehouse.endpoint.Configuration;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;
import org.hibernate.Session;
import org.hibernate.exception.ConstraintViolationException;

/** Destinations in the database; every method belongs in its caller's transaction. */
@ApplicationScoped
class DestinationRows {

    private static final String ONE_FOR_A_NAME = "destination_name";

    @PersistenceContext
    private EntityManager entityManager;

    @Inject
    private Configuration configuration;

    /** The newest first, at most as many as the limit. */
    List<DestinationRow> before(long id, int limit) {
        return entityManager
                .createQuery("select d from DestinationRow d where d.id < :id order by d.id desc", DestinationRow.class)
                .setParameter("id", id)
                .setMaxResults(limit)
                .getResultList();
    }

    Optional<DestinationRow> find(String name) {
        return entityManager
                .createQuery("select d from DestinationRow d where d.name = :name", DestinationRow.class)
                .setParameter("name", name)
                .getResultStream()
                .findFirst();
    }

    /**
     * Stores a new destination.
     *
     * @throws RegisteredDestinations.NameTaken when there is one of this name, even if it was made a moment ago
     */
    void add(DestinationRow row) {
        try {
            entityManager.persist(row);
        } catch (ConstraintViolationException taken) {
            if (!ONE_FOR_A_NAME.equals(taken.getConstraintName())) {
                throw taken;
            }
            throw new RegisteredDestinations.NameTaken(row.name());
        }
        configuration.announceChange();
    }

    /**
     * Removes a destination.
     *
     * @throws RegisteredDestinations.InUse when a subscription leads to it
     */
    void remove(DestinationRow row) {
        long subscriptions = ((Number) entityManager
                        .createNativeQuery("select count(*) from subscription where destination_id = :id")
                        .setParameter("id", row.id())
                        .getSingleResult())
                .longValue();
        if (subscriptions > 0) {
            throw new RegisteredDestinations.InUse(row.name(), subscriptions);
        }
        try {
            entityManager.remove(row);
            configuration.announceChange();
        } catch (ConstraintViolationException subscribedMeanwhile) {
            throw new RegisteredDestinations.InUse(row.name(), 1);
        }
    }

    String project(long id) {
        return entityManager
                .unwrap(Session.class)
                .createNativeQuery("select name from project where id = :id", String.class)
                .setParameter("id", id)
                .getSingleResult();
    }
}
