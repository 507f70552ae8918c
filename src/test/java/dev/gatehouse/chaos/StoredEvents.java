package dev.gatehouse.chaos;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** Events laid into the database, and what became of them. */
record StoredEvents(DataSource database) {

    /** Ids as the product makes them: the time in milliseconds, and chance. */
    private static final String LAY = """
            insert into event (id, endpoint_id, event_id, type, idempotency_key, received_at, headers, content_type,
                               awaits_result, body)
            select (lpad(to_hex((extract(epoch from clock_timestamp()) * 1000)::bigint), 12, '0') || '7'
                       || substr(chance, 1, 3) || '8' || substr(chance, 4, 15))::uuid,
                   p.id, 'laid-' || i, 'payment.completed', chance, now() - interval '1 second', '[]',
                   'application/json', false, convert_to(?, 'UTF8')
            from generate_series(1, ?) i
            cross join lateral (select replace(gen_random_uuid()::text, '-', '') || i as chance) c
            cross join endpoint p
            where p.slug = ?
            """;

    /** As if they had been received a moment ago, without deliveries. */
    void lay(String slug, int count, String body) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(LAY)) {
            statement.setString(1, body);
            statement.setInt(2, count);
            statement.setString(3, slug);
            statement.executeUpdate();
        }
    }

    /** Whether somebody had the table analysed; autovacuum does not count. */
    boolean wasAnalysed(String table) throws SQLException {
        return Boolean.parseBoolean(
                text("select (last_analyze is not null)::text from pg_stat_user_tables where relname = ?", table));
    }

    long effects(String slug) throws SQLException {
        return Long.parseLong(text("select count(*)::text from processed_webhook where endpoint = ?", slug));
    }

    long withoutExactlyOneEffect(String slug) throws SQLException {
        return Long.parseLong(text("""
                select count(*)::text from (
                    select e.id from event e join endpoint p on p.id = e.endpoint_id
                    left join processed_webhook w on w.event_id = e.id
                    where p.slug = ? group by e.id having count(w.id) <> 1) odd
                """, slug));
    }

    /** The status of the event's one delivery, and how many effects the event has. */
    String leftOf(String eventId) throws SQLException {
        return text("""
                select d.status || ' ' || (select count(*) from processed_webhook w where w.event_id = e.id)
                from event e join delivery d on d.event_id = e.id where e.event_id = ?
                """, eventId);
    }

    long undelivered(String slug) throws SQLException {
        return Long.parseLong(text("""
                select count(*)::text from delivery d join endpoint p on p.id = d.endpoint_id
                where p.slug = ? and d.status <> 'delivered'
                """, slug));
    }

    long lostAttempts(String slug) throws SQLException {
        return Long.parseLong(text("""
                select count(*)::text from attempt a join delivery d on d.id = a.delivery_id
                join endpoint p on p.id = d.endpoint_id where p.slug = ? and a.outcome = 'lost'
                """, slug));
    }

    /** As if the time had passed that the node had taken for its attempts. */
    void endLeases() throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("update delivery set lease_until = now(), due_at = now() where status = 'running'");
        }
    }

    /** As if the time had passed for which deliveries rest between bells and between attempts. */
    void endRests() throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("""
                    update delivery set due_at = now() where id in (
                        select id from delivery where status in ('pending', 'waiting') and due_at > now()
                        for update skip locked)
                    """);
        }
    }

    /** How many sessions nodes have in the database. */
    long sessionsOfNodes() throws SQLException {
        return Long.parseLong(
                text("select count(*)::text from pg_stat_activity where application_name = ?", "gatehouse"));
    }

    /** Has the endpoint's deliveries made in order; every node knows of it by the time it knows of a later change. */
    void order(String slug, String orderKey) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement("""
                        with changed as (
                            update subscription set definition = '{"orderKey": "' || ? || '"}'
                            where endpoint_id = (select id from endpoint where slug = ?))
                        update configuration set version = version + 1
                        """)) {
            statement.setString(1, orderKey);
            statement.setString(2, slug);
            statement.executeUpdate();
        }
    }

    /** The numbers at the end of the events' ids, in the order in which the example handlers were done with them. */
    List<Integer> orderOfEffects(String slug, String idPrefix) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement("""
                        select cast(substring(e.event_id from '[0-9]+$') as integer)
                        from processed_webhook w join event e on e.id = w.event_id
                        where w.endpoint = ? and e.event_id like ? || '%' order by w.processed_at
                        """)) {
            statement.setString(1, slug);
            statement.setString(2, idPrefix);
            try (var row = statement.executeQuery()) {
                var numbers = new ArrayList<Integer>();
                while (row.next()) {
                    numbers.add(row.getInt(1));
                }
                return numbers;
            }
        }
    }

    String stateOf(String replay) throws SQLException {
        return text("select state from replay where id = cast(? as uuid)", replay);
    }

    String countsOf(String replay) throws SQLException {
        return text("""
                select 'selected ' || selected || ' done ' || done || ' failed ' || failed from replay
                where id = cast(? as uuid)
                """, replay);
    }

    private String text(String sql, String parameter) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(sql)) {
            statement.setString(1, parameter);
            try (var row = statement.executeQuery()) {
                row.next();
                return row.getString(1);
            }
        }
    }
}
