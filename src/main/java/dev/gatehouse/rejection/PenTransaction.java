package dev.gatehouse.rejection;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.Collections;
import java.util.List;
import java.util.UUID;

/** The pen's writes. */
@ApplicationScoped
class PenTransaction {

    @PersistenceContext
    private EntityManager entityManager;

    @Transactional
    void remove(UUID id) {
        entityManager
                .createQuery("delete from Rejection r where r.id = :id")
                .setParameter("id", id)
                .executeUpdate();
    }

    @Transactional
    List<Void> persist(List<Rejection> rejections) {
        rejections.forEach(entityManager::persist);
        return Collections.nCopies(rejections.size(), null);
    }
}
