package dev.gatehouse.handler;

import java.util.Optional;

/** What the handlers of one event have set: a result, or that there was nothing to do. */
public final class HandlerOutcome {

    private String result;
    private String ignored;

    HandlerOutcome() {}

    void respond(String json) {
        result = json;
    }

    void ignore(String reason) {
        ignored = reason;
    }

    /** The result, JSON; empty when none was set. */
    public Optional<String> result() {
        return Optional.ofNullable(result);
    }

    /** Why there was nothing to do; empty when there was. */
    public Optional<String> ignored() {
        return Optional.ofNullable(ignored);
    }
}
