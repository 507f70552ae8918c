package dev.gatehouse.bench;

import dev.gatehouse.run.EmbeddedDatabase;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** The one PostgreSQL of a run, durable as in production, with a database for each part. */
final class Cluster implements AutoCloseable {

    private final EmbeddedDatabase server = EmbeddedDatabase.temporary();

    /** Makes an empty database and answers the settings that lead a node to it. */
    Map<String, String> newDatabase(String name) throws SQLException {
        try (var connection = as("postgres", "postgres").getConnection();
                var statement = connection.createStatement()) {
            statement.execute("create database " + name + " owner " + server.user());
        }
        var environment = new HashMap<>(server.environment());
        environment.put("GATEHOUSE_DB_NAME", name);
        return environment;
    }

    DataSource dataSource(String name) {
        return as(server.user(), name);
    }

    int port() {
        return server.port();
    }

    String user() {
        return server.user();
    }

    String password() {
        return server.password();
    }

    /** Writes out what has gathered, so that no measurement pays for the one before it. */
    void checkpoint() throws SQLException {
        try (var connection = as("postgres", "postgres").getConnection();
                var statement = connection.createStatement()) {
            statement.execute("checkpoint");
        }
    }

    private DataSource as(String user, String name) {
        var source = new PGSimpleDataSource();
        source.setServerNames(new String[] {"127.0.0.1"});
        source.setPortNumbers(new int[] {server.port()});
        source.setDatabaseName(name);
        source.setUser(user);
        source.setPassword(server.password());
        return source;
    }

    @Override
    public void close() {
        server.close();
    }
}
