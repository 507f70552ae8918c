package dev.gatehouse.destination;

import java.time.Duration;

/**
 * A destination elsewhere, ready to be called, and how much may be asked of it.
 *
 * @param id its database id
 * @param destination what is called
 * @param limits how much at a time
 */
public record Outlet(long id, Destination destination, Limits limits) {

    /**
     * How much may be asked of a destination, by each node.
     *
     * @param concurrency attempts at the same time
     * @param ratePerSecond attempts begun in a second; 0 for any number
     * @param timeout how long an attempt takes at the most
     */
    public record Limits(int concurrency, int ratePerSecond, Duration timeout) {}

    /** What subscriptions call it by. */
    public String name() {
        return destination.name();
    }
}
