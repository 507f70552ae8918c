package dev.gatehouse.contract;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** What can only be seen, or brought about, in the database itself. */
record Tables(DataSource database) {

    /** Ids as the product makes them: the time in milliseconds, and chance. */
    private static final String LAY_EVENTS = """
            insert into event (id, endpoint_id, event_id, type, idempotency_key, received_at, headers, content_type,
                               awaits_result, body)
            select (lpad(to_hex((extract(epoch from clock_timestamp()) * 1000)::bigint), 12, '0') || '7'
                       || substr(chance, 1, 3) || '8' || substr(chance, 4, 15))::uuid,
                   p.id, 'laid-' || i, ?, chance, now() - interval '1 second', '[]', 'application/json',
                   false, convert_to(?, 'UTF8')
            from generate_series(1, ?) i
            cross join lateral (select replace(gen_random_uuid()::text, '-', '') || i as chance) c
            cross join endpoint p
            where p.slug = ?
            """;

    /** How often the example handlers ran to their end for this endpoint. */
    int handlerRuns(String slug) throws SQLException {
        return count("select count(*) from processed_webhook where endpoint = ?", slug);
    }

    /**
     * Leads the endpoint's events to this destination and nowhere else.
     *
     * @param definition of the subscription, as JSON
     */
    void subscribe(String slug, String destination, String definition) throws SQLException {
        change("delete from subscription where endpoint_id = (select id from endpoint where slug = ?)", slug);
        change("""
                insert into subscription (endpoint_id, destination_id, definition)
                select p.id, d.id, ? from endpoint p, destination d where p.slug = ? and d.name = ?
                """, definition, slug, destination);
        change("update configuration set version = version + 1");
    }

    /** Has the destination of the endpoint's events lie elsewhere, as if it had been saved when that was allowed. */
    void moveDestination(String slug, String from, String to) throws SQLException {
        change("""
                update destination set definition = replace(definition, ?, ?), updated_at = now(), version = version + 1
                where id = (select s.destination_id from subscription s join endpoint p on p.id = s.endpoint_id
                            where p.slug = ?)
                """, from, to, slug);
        change("update configuration set version = version + 1");
    }

    /** Of the answers that were kept with the endpoint's attempts the longest, in characters. */
    int longestResponse(String slug) throws SQLException {
        return count("""
                select max(length(a.response)) from attempt a join delivery d on d.id = a.delivery_id
                join endpoint e on e.id = d.endpoint_id where e.slug = ?
                """, slug);
    }

    /** How many deliveries of this endpoint are in this state. */
    int deliveries(String slug, String status) throws SQLException {
        return count("""
                select count(*) from delivery d join endpoint e on e.id = d.endpoint_id
                where e.slug = ? and d.status = ?
                """, slug, status);
    }

    /** How many attempts were made for this endpoint. */
    int attempts(String slug) throws SQLException {
        return count("""
                select count(*) from attempt a join delivery d on d.id = a.delivery_id
                join endpoint e on e.id = d.endpoint_id where e.slug = ?
                """, slug);
    }

    /** How many destinations hold this text where everybody who reads the table can see it. */
    int rowsOfDestinationWith(String text) throws SQLException {
        return count("select count(*) from destination d where position(? in d::text) > 0", text);
    }

    /** The state of the endpoint's one subscription. */
    String subscriptionState(String slug) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement("""
                        select s.state from subscription s join endpoint e on e.id = s.endpoint_id where e.slug = ?
                        """)) {
            query.setString(1, slug);
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return row.getString(1);
            }
        }
    }

    /** Lets the time pass after which the endpoint no longer remembers its keys. */
    int forgetKeys(String slug) throws SQLException {
        String sql = """
                update idempotency_record set expires_at = now() - interval '1 second'
                where endpoint_id = (select id from endpoint where slug = ?)
                """;
        try (Connection connection = database.getConnection();
                PreparedStatement update = connection.prepareStatement(sql)) {
            update.setString(1, slug);
            return update.executeUpdate();
        }
    }

    /** Lets the time pass after which answers to writes that name this endpoint are no longer repeated. */
    int forgetAnswer(String slug) throws SQLException {
        String sql = """
                update management_answer set expires_at = now() - interval '1 second'
                where position(convert_to(?, 'UTF8') in body) > 0
                """;
        try (Connection connection = database.getConnection();
                PreparedStatement update = connection.prepareStatement(sql)) {
            update.setString(1, slug);
            return update.executeUpdate();
        }
    }

    /** How many answers to writes are kept in which this stands. */
    int answersWith(String text) throws SQLException {
        return count("""
                select count(*) from management_answer
                where position(convert_to(?, 'UTF8') in body || convert_to(concat(location, etag), 'UTF8')) > 0
                """, text);
    }

    /** Keeps the product from storing anything until the connection is closed. */
    Connection lockKeys() throws SQLException {
        return lock("idempotency_record");
    }

    /** Keeps the product from making endpoints until the connection is closed. */
    Connection lockEndpoints() throws SQLException {
        return lock("endpoint");
    }

    private Connection lock(String table) throws SQLException {
        Connection connection = database.getConnection();
        connection.setAutoCommit(false);
        try (PreparedStatement lock = connection.prepareStatement("lock table " + table + " in exclusive mode")) {
            lock.execute();
        }
        return connection;
    }

    /** Events as if they had been received a moment ago, without deliveries. */
    void layEvents(String slug, String type, int count, String body) {
        change(LAY_EVENTS, type, body, count, slug);
    }

    /** A delivery of the endpoint's events to its subscription that has used up its attempts. */
    void layDeadDelivery(String slug) {
        change("""
                insert into delivery (id, event_id, endpoint_id, subscription_id, status, attempts, settled_at)
                select e.id, e.id, p.id, s.id, 'dead', 4, now()
                from event e join endpoint p on p.id = e.endpoint_id join subscription s on s.endpoint_id = p.id
                where p.slug = ?
                """, slug);
    }

    /** Another subscription of the endpoint to the handlers; its id. */
    long subscribe(String slug, String definition) {
        change("""
                insert into subscription (endpoint_id, destination_id, definition)
                select p.id, d.id, ? from endpoint p, destination d where p.slug = ? and d.name = 'handlers'
                """, definition, slug);
        change("update configuration set version = version + 1");
        return number(
                "select max(s.id) from subscription s join endpoint p on p.id = s.endpoint_id where p.slug = ?", slug);
    }

    /** Failures of the endpoint's deliveries are final soon. */
    void quickRetries(String slug) {
        defineSubscription(slug, "{\"retry\": {\"schedule\": [\"100ms\"]}}");
    }

    /** Gives the subscriptions of the endpoint this definition; every node knows of it within a second. */
    void defineSubscription(String slug, String definition) {
        change("""
                update subscription set definition = ? where endpoint_id = (select id from endpoint where slug = ?)
                """, definition, slug);
        change("update configuration set version = version + 1");
    }

    /** The bodies of the endpoint's events in the order in which the example handlers were done with them. */
    List<String> orderOfEffects(String slug) throws SQLException {
        String sql = """
                select convert_from(e.body, 'UTF8') from processed_webhook w join event e on e.id = w.event_id
                where w.endpoint = ? order by w.processed_at
                """;
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(sql)) {
            query.setString(1, slug);
            List<String> bodies = new ArrayList<>();
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    bodies.add(row.getString(1));
                }
            }
            return bodies;
        }
    }

    long deliveriesOf(String replay) {
        return number("select count(*) from delivery where replay_id = cast(? as uuid)", replay);
    }

    /** How many events the replay has selected and not handed out. */
    long itemsOf(String replay) {
        return number("select count(*) from replay_item where replay_id = cast(? as uuid)", replay);
    }

    /** As retention does; answers how many were there. */
    int removeEventsNotHandedOut(String replay, int count) {
        return change("""
                delete from event where id in (
                    select event_id from replay_item where replay_id = cast(? as uuid) limit ?)
                """, replay, count);
    }

    /** Lets the time pass after which no answer to a write is repeated. */
    void forgetAnswers() {
        change("delete from management_answer");
    }

    private int change(String sql, Object... parameters) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private long number(String sql, String parameter) {
        try {
            return count(sql, parameter);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    int waitingForLocks() throws SQLException {
        return count("select count(*) from pg_locks where not granted");
    }

    private int count(String sql, String... parameters) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                query.setString(i + 1, parameters[i]);
            }
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }
}
