package dev.gatehouse.operation;

import dev.gatehouse.problem.WrongSetup;
import java.sql.SQLException;

/**
 * A connection that did not come about, and which setting is to be looked at.
 *
 * @param failure as the server's pool threw it
 * @see <a href="https://www.postgresql.org/docs/current/errcodes-appendix.html">PostgreSQL error codes</a>
 */
record DatabaseRefusal(SQLException failure) {

    private static final String CANNOT_CONNECT_NOW = "57P03";

    WrongSetup explained() {
        var told = told();
        return new WrongSetup(cure(String.valueOf(told.getSQLState())) + ": " + told.getMessage(), failure);
    }

    /** Whether the database may be about to start: nobody answers yet, or it says that it is not ready. */
    boolean mayPass() {
        var state = String.valueOf(told().getSQLState());
        return state.startsWith("08") || state.equals(CANNOT_CONNECT_NOW);
    }

    private static String cure(String state) {
        if (state.startsWith("28")) {
            return "GATEHOUSE_DB_USER or GATEHOUSE_DB_PASSWORD is not what PostgreSQL knows";
        }
        if (state.startsWith("3D")) {
            return "GATEHOUSE_DB_NAME names no database; create it or name another";
        }
        if (state.startsWith("08")) {
            return "no PostgreSQL answers at GATEHOUSE_DB_HOST and GATEHOUSE_DB_PORT; correct them or start it";
        }
        return "the database can't be used with GATEHOUSE_DB_HOST, _PORT, _NAME, _USER and _PASSWORD as they are";
    }

    /** What PostgreSQL or its driver said is somewhere among the causes; a pool's own words say little. */
    private SQLException told() {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException told && told.getSQLState() != null) {
                return told;
            }
        }
        return failure;
    }
}
