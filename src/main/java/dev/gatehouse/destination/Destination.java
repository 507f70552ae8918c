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
}
