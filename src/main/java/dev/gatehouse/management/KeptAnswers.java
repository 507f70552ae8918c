package dev.gatehouse.management;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Tuple;
import java.util.Optional;
import org.hibernate.Session;

/** The statements behind {@link WriteTransaction}; every method belongs in its caller's transaction. */
@ApplicationScoped
class KeptAnswers {

    private static final String LOCK = "select pg_try_advisory_xact_lock(:lock)";

    private static final String FIND = """
            select request, status, location, etag, body from management_answer where id = :id and expires_at > now()
            """;

    /** Only one whose time is over can be in the way: whoever works on a key holds its lock. */
    private static final String KEEP = """
            insert into management_answer (id, request, status, location, etag, body, expires_at)
            values (:id, :request, :status, cast(:location as text), cast(:etag as text), :body, now() + interval '24 hours')
            on conflict (id) do update set request = excluded.request, status = excluded.status,
                location = excluded.location, etag = excluded.etag, body = excluded.body, expires_at = excluded.expires_at
            """;

    /** An answer and the digest of the request it was given to. */
    record Found(byte[] request, KeptAnswer answer) {}

    @PersistenceContext
    private EntityManager entityManager;

    /** Whether nobody else works on this key; if so, nobody will until the transaction ends, however it does. */
    boolean lock(WriteKey key) {
        return entityManager
                .unwrap(Session.class)
                .createNativeQuery(LOCK, Boolean.class)
                .setParameter("lock", key.lock())
                .getSingleResult();
    }

    Optional<Found> find(WriteKey key) {
        return entityManager
                .unwrap(Session.class)
                .createNativeQuery(FIND, Tuple.class)
                .setParameter("id", key.id())
                .getResultStream()
                .findFirst()
                .map(row -> new Found(row.get("request", byte[].class), KeptAnswer.of(row)));
    }

    void keep(WriteKey key, KeptAnswer answer) {
        entityManager
                .createNativeQuery(KEEP)
                .setParameter("id", key.id())
                .setParameter("request", key.request())
                .setParameter("status", answer.status())
                .setParameter("location", answer.location())
                .setParameter("etag", answer.etag())
                .setParameter("body", answer.body())
                .executeUpdate();
    }
}
