package dev.gatehouse.bench;

import java.net.InetSocketAddress;
import java.sql.SQLException;

/** What is measured: it takes webhooks in at {@link Gatehouse#DOOR} and works on them in the background. */
interface Receiver {

    InetSocketAddress address();

    /** Webhooks in its tables. */
    long stored() throws SQLException;

    /** Webhooks of which the handler's row is there and the work is settled. */
    long done() throws SQLException;
}
