package dev.gatehouse.ingress;

import dev.gatehouse.inbox.Answer;
import jakarta.ws.rs.core.Response;

/** Stored answers as HTTP. */
final class Answers {

    private static final String REPLAYED = "Idempotent-Replayed";

    private Answers() {}

    /** To the first sender. */
    static Response first(Answer answer) {
        return builder(answer).build();
    }

    /** To whoever sends the same again. */
    static Response again(Answer answer) {
        return builder(answer).header(REPLAYED, "true").build();
    }

    private static Response.ResponseBuilder builder(Answer answer) {
        var response = Response.status(answer.status());
        return answer.body().length == 0
                ? response
                : response.entity(answer.body()).type(answer.contentType());
    }
}
