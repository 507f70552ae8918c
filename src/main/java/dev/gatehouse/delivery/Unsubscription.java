package dev.gatehouse.delivery;

import dev.gatehouse.endpoint.Configuration;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;

/** Disables a subscription whose receiver wants no more events (HTTP 410); what it has not got yet waits as it is. */
@ApplicationScoped
class Unsubscription {

    private static final System.Logger LOG = System.getLogger(Unsubscription.class.getName());

    @PersistenceContext
    private EntityManager entityManager;

    @Inject
    private Configuration configuration;

    @Transactional
    void disable(long subscriptionId) {
        int disabled = entityManager
                .createNativeQuery(
                        "update subscription set state = 'disabled', version = version + 1 where id = :id and state = 'active'")
                .setParameter("id", subscriptionId)
                .executeUpdate();
        if (disabled == 1) {
            configuration.announceChange();
            LOG.log(
                    System.Logger.Level.WARNING,
                    "event=subscription_disabled subscription={0} reason=receiver_answered_410 next=its_deliveries_wait",
                    Long.toString(subscriptionId));
        }
    }
}
