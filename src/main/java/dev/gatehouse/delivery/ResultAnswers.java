package dev.gatehouse.delivery;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.gatehouse.destination.Outcome;
import dev.gatehouse.handler.EventFacts;
import dev.gatehouse.inbox.Answer;

/** What a sender that waits for the result is told. */
final class ResultAnswers {

    static final Answer NOBODY_SUBSCRIBED = Answer.json(200, "{\"status\":\"ignored\",\"reason\":\"no_subscription\"}");

    /** Not a success, and the same each time: the work is in the dead letters, where an operator finds it. */
    static final Answer FAILED = Answer.json(500, "{\"status\":\"error\",\"message\":\"Processing failed\"}");

    private static final Answer PROCESSED = Answer.json(200, "{\"status\":\"processed\"}");

    private ResultAnswers() {}

    static Answer of(Outcome.Delivered delivered) {
        return delivered.result().map(json -> Answer.json(200, json)).orElse(PROCESSED);
    }

    static Answer of(Outcome.Ignored ignored, EventFacts event) {
        return Answer.json(
                200,
                JsonNodeFactory.instance
                        .objectNode()
                        .put("status", "ignored")
                        .put("reason", ignored.reason())
                        .put("event_type", event.type())
                        .toString());
    }
}
