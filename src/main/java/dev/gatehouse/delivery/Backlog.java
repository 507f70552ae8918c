package dev.gatehouse.delivery;

import jakarta.enterprise.context.ApplicationScoped;

/**
 * Whether more waits in PostgreSQL than the bells that were rung stand for. While it does, new deliveries line up behind
 * the old ones instead of being rung at once: the queue is kept in the database, never in the broker.
 */
@ApplicationScoped
class Backlog {

    private volatile boolean there;

    boolean isThere() {
        return there;
    }

    /** What the sweeper has just seen. */
    void isThere(boolean seen) {
        there = seen;
    }
}
