package dev.gatehouse.management;

import jakarta.persistence.Query;
import java.time.Instant;

/**
 * Which refused requests are meant; null for any.
 *
 * @param endpoint slug of the endpoint
 * @param reason the door's word for the refusal
 * @param since refused not before
 * @param until refused before
 */
record RejectionConditions(String endpoint, String reason, Instant since, Instant until) {

    static final String SQL = """
            (cast(:endpoint as text) is null or p.slug = :endpoint)
              and (cast(:reason as text) is null or r.reason = :reason)
              and (cast(:since as timestamptz) is null or r.received_at >= :since)
              and (cast(:until as timestamptz) is null or r.received_at < :until)
            """;

    Query bind(Query query) {
        return query.setParameter("endpoint", endpoint)
                .setParameter("reason", reason)
                .setParameter("since", since)
                .setParameter("until", until);
    }
}
