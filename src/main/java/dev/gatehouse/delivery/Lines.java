package dev.gatehouse.delivery;

import dev.gatehouse.persistence.Columns;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;

/**
 * The lines of deliveries that wait for one another. Whoever waits is pending and due at no time, so neither sweeper nor
 * bell touches it; who is first becomes due when the one before it has ended, in the same transaction.
 */
record Lines(Connection connection) {

    /** In the order of their numbers, so that two transactions never wait for each other. Until the transaction ends. */
    private static final String LOCK = """
            select pg_advisory_xact_lock(number)
            from (select distinct number from unnest(?::bigint[]) as l(number) order by number) locks
            """;

    /** The first of a line, when nothing but its turn keeps it from being claimed. */
    private static final String FIRST_THAT_WAITS = """
            cross join lateral (
                select id, status, due_at from delivery
                where subscription_id = line.subscription_id and order_key = line.order_key
                  and order_key is not null and (settled_at is null or parked = 'dead')
                order by order_place limit 1) first
            where first.status = 'pending' and first.due_at is null
            """;

    /** What another transaction has in its hands is awake. */
    private static final String MAKE_DUE = """
            update delivery set due_at = now()
            where id in (
                select id from delivery
                where id in (select id from first_of_line) and status = 'pending' and due_at is null
                order by id for update skip locked)
            returning id, outbound
            """;

    private static final String NEXT = """
            with first_of_line as (
                select first.id
                from (select distinct * from unnest(?::bigint[], ?::uuid[]) as k(subscription_id, order_key)) line
            """ + FIRST_THAT_WAITS + ")\n" + MAKE_DUE;

    private static final String WAKE = """
            with recursive line as (
                (select subscription_id, order_key from delivery
                 where order_key is not null and (settled_at is null or parked = 'dead')
                 order by subscription_id, order_key limit 1)
                union all
                select n.subscription_id, n.order_key from line l cross join lateral (
                    select subscription_id, order_key from delivery
                    where order_key is not null and (settled_at is null or parked = 'dead')
                      and (subscription_id, order_key) > (l.subscription_id, l.order_key)
                    order by subscription_id, order_key limit 1) n
            ), first_of_line as (
                select first.id from line
            """ + FIRST_THAT_WAITS + ")\n" + MAKE_DUE;

    /** As much as a transaction should change; a line that is longer goes on with the next. */
    private static final String GIVE_UP_REMOVED = """
            update delivery set status = 'cancelled', settled_at = now(), reason = 'its subscription was removed'
            where id in (
                select d.id from subscription s cross join lateral (
                    select id from delivery
                    where subscription_id = s.id and order_key is not null and (settled_at is null or parked = 'dead')
                      and status = 'pending' and due_at is null
                    order by id limit 5000 for update skip locked) d
                where s.deleted_at is not null)
            returning event_id
            """;

    /** Nobody else puts a delivery into these lines, or takes one out of them, until the transaction ends. */
    void lock(Collection<OrderKey> keys) throws SQLException {
        try (var statement = connection.prepareStatement(LOCK)) {
            new Columns<>(statement, keys).bind("bigint", OrderKey::lock);
            statement.execute();
        }
    }

    /**
     * Has the first of each line claimed next, if it waits; the caller holds the lines' locks.
     *
     * @return what to ring for after the commit; the sweeper would find it, too. What is outbound needs no bell.
     */
    List<UUID> next(Collection<OrderKey> keys) throws SQLException {
        try (var statement = connection.prepareStatement(NEXT)) {
            new Columns<>(statement, new HashSet<>(keys))
                    .bind("bigint", OrderKey::subscriptionId)
                    .bind("uuid", OrderKey::value);
            return toRing(statement);
        }
    }

    /** The same for every line there is: after deliveries were released or cancelled together, or by an older version. */
    int wake() throws SQLException {
        try (var statement = connection.prepareStatement(WAKE)) {
            try (var rows = statement.executeQuery()) {
                int woken = 0;
                while (rows.next()) {
                    woken++;
                }
                return woken;
            }
        }
    }

    /**
     * Gives up all that waits in lines of subscriptions that were removed, whatever is at their heads.
     *
     * @return the events
     */
    List<UUID> giveUpRemoved() throws SQLException {
        try (var statement = connection.prepareStatement(GIVE_UP_REMOVED);
                var rows = statement.executeQuery()) {
            var events = new ArrayList<UUID>();
            while (rows.next()) {
                events.add(rows.getObject(1, UUID.class));
            }
            return events;
        }
    }

    private static List<UUID> toRing(PreparedStatement statement) throws SQLException {
        try (var rows = statement.executeQuery()) {
            var toRing = new ArrayList<UUID>();
            while (rows.next()) {
                if (!rows.getBoolean(2)) {
                    toRing.add(rows.getObject(1, UUID.class));
                }
            }
            return toRing;
        }
    }
}
