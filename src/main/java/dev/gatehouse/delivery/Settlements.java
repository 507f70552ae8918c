package dev.gatehouse.delivery;

import dev.gatehouse.inbox.Results;
import dev.gatehouse.persistence.Columns;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.hibernate.Session;

/** Writes how attempts ended, many in one statement. A settlement counts only while its claim does. */
@ApplicationScoped
class Settlements {

    /** The ids are said twice: to a new and empty table PostgreSQL would otherwise plan to read all of it, ever after. */
    private static final String SETTLE = """
            with settlement as (
                select * from unnest(?::uuid[], ?::uuid[], ?::text[], ?::bigint[], ?::smallint[], ?::timestamptz[],
                                     ?::integer[], ?::text[], ?::smallint[], ?::text[], ?::text[])
                    as s(id, claim, status, rest_millis, number, started_at, duration_millis, outcome, http_status, error,
                         response)
            ), settled as (
                update delivery d set status = s.status, claim = null, lease_until = null,
                    due_at = now() + s.rest_millis * interval '1 millisecond',
                    settled_at = case when s.rest_millis is null then now() end
                from settlement s
                where d.id = any (?) and d.id = s.id and d.claim = s.claim and d.status = 'running'
                returning d.id
            )
            insert into attempt (delivery_id, number, started_at, duration_millis, outcome, status, error, response)
            select s.id, s.number, s.started_at, s.duration_millis, s.outcome, s.http_status, s.error, s.response
            from settlement s join settled using (id)
            returning delivery_id
            """;

    @PersistenceContext
    private EntityManager entityManager;

    @Inject
    private Results results;

    @Inject
    private LineCalls lineCalls;

    /**
     * Settles in the caller's transaction, or in one of its own when there is none.
     *
     * @return whether every claim still counted; when not, whoever holds the delivery now decides, and a caller whose
     *     transaction holds effects of the attempt must roll back
     */
    @Transactional
    boolean settle(List<Settlement> settlements) {
        return entityManager.unwrap(Session.class).doReturningWork(connection -> settle(connection, settlements));
    }

    private boolean settle(Connection connection, List<Settlement> settlements) throws SQLException {
        var settled = update(connection, settlements);
        for (var settlement : settlements) {
            if (settlement.answer().isPresent()
                    && settled.contains(settlement.claim().deliveryId())) {
                results.store(
                        connection,
                        settlement.claim().awaited(),
                        settlement.answer().get());
            }
        }
        lineCalls.callNext(
                connection,
                settlements.stream()
                        .filter(settlement -> settlement.endsItsTurn()
                                && settled.contains(settlement.claim().deliveryId()))
                        .map(settlement -> settlement.claim().order())
                        .toList());
        return settled.size() == settlements.size();
    }

    private static Set<UUID> update(Connection connection, List<Settlement> settlements) throws SQLException {
        try (var statement = connection.prepareStatement(SETTLE)) {
            new Columns<>(statement, settlements)
                    .bind("uuid", s -> s.claim().deliveryId())
                    .bind("uuid", s -> s.claim().token())
                    .bind("text", s -> s.status().text())
                    .bind("bigint", s -> s.rest().map(Duration::toMillis).orElse(null))
                    .bind("smallint", s -> s.claim().attempt())
                    .bind("timestamptz", s -> s.timing().startedAt().toString())
                    .bind("integer", s -> s.timing().duration().toMillis())
                    .bind("text", s -> s.report().outcome())
                    .bind("smallint", s -> s.report().httpStatus().orElse(null))
                    .bind("text", s -> s.report().error())
                    .bind("text", s -> s.report().response())
                    .bind("uuid", s -> s.claim().deliveryId());
            try (var rows = statement.executeQuery()) {
                var settled = new HashSet<UUID>();
                while (rows.next()) {
                    settled.add(rows.getObject(1, UUID.class));
                }
                return settled;
            }
        }
    }
}
