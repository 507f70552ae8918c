package dev.gatehouse.inbox;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Takes part in the transaction that stores events: what it writes is committed with them or not at all. */
public interface AcceptanceHook {

    /**
     * Called with the events that are new, before the commit.
     *
     * @return what to do once they are committed; must not block
     * @throws SQLException when it can't write; nothing is stored then
     */
    Runnable inTransaction(Connection connection, List<Arrival> accepted) throws SQLException;
}
