package dev.gatehouse.operation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;

/**
 * Keeps PostgreSQL's idea of our tables near the truth while they grow fast. A connection keeps the plans of its
 * statements until a table is analysed; those made for a small table read all of it, and at some thousand events a
 * second a minute is too long to wait for autovacuum.
 */
@ApplicationScoped
class PlannerStatistics {

    /** Tables that have grown fourfold since they were analysed, the smallest left out: reading those whole is no harm. */
    private static final String OUTGROWN = """
            select format('analyze %I', relname) from pg_class
            where relnamespace = current_schema()::regnamespace and relkind = 'r'
              and pg_relation_size(oid) > greatest(4 * relpages, 32) * 8192::bigint
            """;

    @PersistenceContext
    private EntityManager entityManager;

    /** Analyses what has outgrown its statistics; costs some milliseconds when nothing has. */
    @Transactional
    void renew() {
        for (Object statement : entityManager.createNativeQuery(OUTGROWN).getResultList()) {
            entityManager.createNativeQuery((String) statement).executeUpdate();
        }
    }
}
