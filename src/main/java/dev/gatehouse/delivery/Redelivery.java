package dev.gatehouse.delivery;

import dev.gatehouse.endpoint.EndpointResumed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.UUID;

/** Sets deliveries going again that were dead, waiting or held. The sweeper rings for them at its next look. */
@ApplicationScoped
public class Redelivery {

    private static final String RETRY = """
            update delivery set status = 'pending', due_at = now(), settled_at = null
            where id = :id and status in ('dead', 'waiting')
            """;

    private static final String RELEASE =
            "update delivery set status = 'pending', due_at = now() where endpoint_id = :endpoint and status = 'held'";

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

    /** Releases what was held, in the transaction that resumes the endpoint. */
    void release(@Observes EndpointResumed resumed) {
        entityManager
                .createNativeQuery(RELEASE)
                .setParameter("endpoint", resumed.endpointId())
                .executeUpdate();
    }
}
