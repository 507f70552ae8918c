package dev.gatehouse.arquillian;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.List;

/** Looks into the database, and lays rows there that the product would have left behind in an accident. */
@ApplicationScoped
class Rows {

    @PersistenceContext
    private EntityManager entityManager;

    @Transactional
    long count(String sql, Object parameter) {
        return ((Number) entityManager
                        .createNativeQuery(sql)
                        .setParameter(1, parameter)
                        .getSingleResult())
                .longValue();
    }

    @Transactional
    List<?> list(String sql, Object parameter) {
        return entityManager.createNativeQuery(sql).setParameter(1, parameter).getResultList();
    }

    @Transactional
    void change(String sql, Object parameter) {
        entityManager.createNativeQuery(sql).setParameter(1, parameter).executeUpdate();
    }

    @Transactional
    void execute(String sql) {
        entityManager.createNativeQuery(sql).executeUpdate();
    }
}
