package dev.gatehouse.delivery;

import java.util.Locale;

/**
 * Where a delivery stands.
 *
 * <pre>
 *   HELD -> PENDING -> RUNNING -> DELIVERED | IGNORED | DEAD
 *              ^          |
 *              +- WAITING <+
 * </pre>
 */
public enum DeliveryStatus {
    /** Its endpoint is paused. */
    HELD,
    /** Whoever hears its bell may claim it; in a line of an order key, once it is the first. */
    PENDING,
    /** Claimed; an attempt is being made until its lease ends. */
    RUNNING,
    /** Its last attempt failed; the next one is due later. */
    WAITING,
    /** Done. */
    DELIVERED,
    /** There was nothing to do. */
    IGNORED,
    /** Its attempts are used up; somebody has to look at it. */
    DEAD,
    /** Given up by an operator, by itself or with its replay. */
    CANCELLED;

    /** As the database and the API spell it. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The status of this spelling. */
    public static DeliveryStatus of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }
}
