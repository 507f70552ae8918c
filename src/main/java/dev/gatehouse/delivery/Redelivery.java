package dev.gatehouse.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.UUID;

/** Sets deliveries going again that were dead or waiting. The sweeper rings for them at its next look. */
@ApplicationScoped
public class Redelivery {

    private static final String RETRY = """
            update delivery set status = 'pending', due_at = now(), settled_at = null
            where id = :id and status in ('dead', 'waiting')
            """;

    @PersistenceContext
    private EntityManager entityManager;

    /** Asks for one more attempt, at once; false when the delivery is neither dead nor waiting, or not there. */
    @Transactional
    public boolean retry(UUID deliveryId) {
        return entityManager
                        .createNativeQuery(RETRY)
                        .setParameter("id", deliveryId)
                        .executeUpdate()
                == 1;
    }
}
