package dev.gatehouse.inbox;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Tells a row that PostgreSQL will never take from a PostgreSQL that takes nothing now. */
public final class SqlFailures {

    private static final String DATA_EXCEPTION = "22";
    private static final String CONSTRAINT_VIOLATION = "23";
    private static final List<String> AWAY = List.of("08", "57P", "53300");

    private SqlFailures() {}

    /** Whether the failure is about the data of a row (SQLSTATE classes 22 and 23, PostgreSQL appendix A). */
    public static boolean blamesARow(Throwable failure) {
        return state(failure)
                .filter(state -> state.startsWith(DATA_EXCEPTION) || state.startsWith(CONSTRAINT_VIOLATION))
                .isPresent();
    }

    /** Whether the database is away or lets nobody in now (class 08, 57P, and 53300, too many connections). */
    public static boolean saysAway(Throwable failure) {
        return state(failure)
                .filter(state -> AWAY.stream().anyMatch(state::startsWith))
                .isPresent();
    }

    private static Optional<String> state(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && sql.getSQLState() != null) {
                return Optional.of(sql.getSQLState());
            }
        }
        return Optional.empty();
    }
}
