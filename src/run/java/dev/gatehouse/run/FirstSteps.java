package dev.gatehouse.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;

/** Turns a freshly made cluster, which trusts everybody on the machine, into one that asks for a password and has our database. */
record FirstSteps(DataSource superuser, Path data) {

    private static final String ONLY_WITH_PASSWORD = "host all all 127.0.0.1/32 scram-sha-256\n";

    /** Safe to repeat; changes the password of an existing role. */
    void take(String name, String password) throws SQLException, IOException {
        try (Connection connection = superuser.getConnection()) {
            if (!exists(connection, "select from pg_roles where rolname = ?", name)) {
                execute(connection, "create role %I login", name);
            }
            for (String role : List.of(name, "postgres")) {
                execute(connection, "alter role %I password %L", role, password);
            }
            if (!exists(connection, "select from pg_database where datname = ?", name)) {
                execute(connection, "create database %I owner %I", name, name);
            }
            Files.writeString(data.resolve("pg_hba.conf"), ONLY_WITH_PASSWORD);
            execute(connection, "select pg_reload_conf()");
        }
    }

    private static boolean exists(Connection connection, String sql, String name) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setString(1, name);
            try (ResultSet row = query.executeQuery()) {
                return row.next();
            }
        }
    }

    /** Commands take no parameters, so the database itself quotes the names and the password. */
    private static void execute(Connection connection, String template, String... values) throws SQLException {
        try (PreparedStatement format = connection.prepareStatement("select format(?, variadic ?)");
                Statement statement = connection.createStatement()) {
            format.setString(1, template);
            format.setArray(2, connection.createArrayOf("text", values));
            try (ResultSet row = format.executeQuery()) {
                row.next();
                statement.execute(row.getString(1));
            }
        }
    }
}
