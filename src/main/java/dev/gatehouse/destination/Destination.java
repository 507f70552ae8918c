package dev.gatehouse.destination;

import dev.gatehouse.handler.EventFacts;

/** A place that events are delivered to. */
public interface Destination {

    /** The name subscriptions call it by. */
    String name();

    /**
     * Whether {@link #deliver} works in the database, so that its effects and the outcome of the delivery are to be
     * committed together. When false no transaction is open and no connection is held meanwhile.
     */
    boolean transactional();

    /**
     * Delivers one event, once.
     *
     * @throws Exception when the attempt failed; the same as answering {@link Outcome.Failed}
     */
    Outcome deliver(EventFacts event) throws Exception;
}
