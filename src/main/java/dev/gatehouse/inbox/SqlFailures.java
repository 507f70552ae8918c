package dev.gatehouse.inbox;

import java.sql.SQLException;

/** Tells a row that PostgreSQL will never take from a PostgreSQL that takes nothing now. */
public final class SqlFailures {

    private static final String DATA_EXCEPTION = "22";
    private static final String CONSTRAINT_VIOLATION = "23";

    private SqlFailures() {}

    /** Whether the failure is about the data of a row (SQLSTATE classes 22 and 23, PostgreSQL appendix A). */
    public static boolean blamesARow(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && sql.getSQLState() != null) {
                var state = sql.getSQLState();
                return state.startsWith(DATA_EXCEPTION) || state.startsWith(CONSTRAINT_VIOLATION);
            }
        }
        return false;
    }
}
