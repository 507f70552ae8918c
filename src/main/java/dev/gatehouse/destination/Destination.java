package dev.gatehouse.destination;

import dev.gatehouse.handler.EventFacts;

/** A place that events are delivered to. */
public interface Destination {

    /** The name subscriptions call it by. */
    String name();

    /**
     * Delivers one event, once.
     *
     * @throws Exception when the attempt failed; the same as answering {@link Outcome.Failed}
     */
    Outcome deliver(EventFacts event) throws Exception;

    /**
     * Whether delivering this event can be taken back by rolling back the transaction it is delivered in, so that
     * delivering it again does no harm.
     */
    default boolean repeatable(EventFacts event) {
        return false;
    }
}
