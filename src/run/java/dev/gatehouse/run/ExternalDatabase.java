package dev.gatehouse.run;

import java.sql.SQLException;
import java.util.Map;
import org.postgresql.ds.PGSimpleDataSource;

/** A database somebody else runs, as the settings name it. */
record ExternalDatabase(Map<String, String> environment) {

    private static final int PATIENCE_SECONDS = 5;

    boolean isGiven() {
        return !environment.getOrDefault("GATEHOUSE_DB_HOST", "").isBlank();
    }

    void requireReachable() {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setServerNames(new String[] {setting("HOST", "127.0.0.1")});
        source.setPortNumbers(new int[] {port()});
        source.setDatabaseName(setting("NAME", "gatehouse"));
        source.setUser(setting("USER", "gatehouse"));
        source.setPassword(setting("PASSWORD", ""));
        source.setConnectTimeout(PATIENCE_SECONDS);
        source.setLoginTimeout(PATIENCE_SECONDS);
        try {
            source.getConnection().close();
        } catch (SQLException e) {
            throw new RunFailure(
                    "The database " + setting("NAME", "gatehouse") + " at " + setting("HOST", "") + ":"
                            + setting("PORT", "5432") + " can't be used: "
                            + e.getMessage().lines().findFirst().orElse("")
                            + " (GATEHOUSE_DB_HOST, _PORT, _NAME, _USER, _PASSWORD say where it is; without a host a PostgreSQL is started here)",
                    e);
        }
    }

    private int port() {
        String port = setting("PORT", "5432");
        try {
            return Integer.parseInt(port);
        } catch (NumberFormatException e) {
            throw new RunFailure("GATEHOUSE_DB_PORT is not a number: " + port, e);
        }
    }

    private String setting(String name, String otherwise) {
        String value = environment.getOrDefault("GATEHOUSE_DB_" + name, "");
        return value.isBlank() ? otherwise : value;
    }
}
