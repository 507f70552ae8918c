package dev.gatehouse.contract;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;

/** What can only be seen, or brought about, in the database itself. */
record Tables(DataSource database) {

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

    private void change(String sql, String... parameters) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement update = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                update.setString(i + 1, parameters[i]);
            }
            update.executeUpdate();
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
