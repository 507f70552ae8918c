package dev.gatehouse.operation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;

/** The statements of housekeeping, each in its own transaction and bounded. */
@ApplicationScoped
class HousekeepingTransaction {

    /** Two nodes must not create the same partition at once. */
    private static final String WAIT_FOR_TURN = "select 1 from pg_advisory_xact_lock(4711001)";

    private static final String MAKE_PARTITIONS = """
            select count(*) filter (where event_partition_ensure(day::date))
            from generate_series((now() at time zone 'UTC')::date, (now() at time zone 'UTC')::date + 7,
                                 interval '1 day') day
            """;

    private static final String FORGET_EXPIRED_KEYS = """
            delete from idempotency_record r where (r.endpoint_id, r.key) in (
                select endpoint_id, key from idempotency_record
                where expires_at < now() and answer_status is not null
                order by endpoint_id, key limit 20000 for update skip locked)
            """;

    private static final String FORGET_EXPIRED_ANSWERS = """
            delete from management_answer where id in (
                select id from management_answer where expires_at < now() limit 20000 for update skip locked)
            """;

    /** Of each endpoint the newest thousand, as far as they fit into 64 MiB; sizes are known without reading the bodies. */
    private static final String TRIM_PEN = """
            delete from rejection where id in (
                select id from (
                    select id, row_number() over newest as place,
                           sum(octet_length(headers) + octet_length(url) + coalesce(octet_length(body), 0)) over newest as bytes
                    from rejection window newest as (partition by endpoint_id order by id desc)) r
                where place > 1000 or bytes > 67108864)
            """;

    @PersistenceContext
    private EntityManager entityManager;

    @Transactional
    void makePartitions() {
        entityManager.createNativeQuery(WAIT_FOR_TURN).getResultList();
        entityManager.createNativeQuery(MAKE_PARTITIONS).getResultList();
    }

    @Transactional
    void forgetExpiredKeys() {
        entityManager.createNativeQuery(FORGET_EXPIRED_KEYS).executeUpdate();
    }

    @Transactional
    void forgetExpiredAnswers() {
        entityManager.createNativeQuery(FORGET_EXPIRED_ANSWERS).executeUpdate();
    }

    @Transactional
    void trimPen() {
        entityManager.createNativeQuery(TRIM_PEN).executeUpdate();
    }
}
