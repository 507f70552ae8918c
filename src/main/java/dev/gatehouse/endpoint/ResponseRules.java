package dev.gatehouse.endpoint;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import dev.gatehouse.endpoint.EndpointDocument.ResponsePolicy;
import dev.gatehouse.inbox.Answer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/** What senders are told once their event is stored. */
public final class ResponseRules {

    private static final String RECEIVED = "{\"status\":\"received\",\"event_id\":\"{event_id}\",\"id\":\"{id}\"}";
    private static final String ACCEPTED = "{\"status\":\"accepted\",\"event_id\":\"{event_id}\",\"id\":\"{id}\"}";

    private final ResponsePolicy policy;

    ResponseRules(ResponsePolicy policy) {
        this.policy = policy;
    }

    /** The answer as soon as the event is stored; empty when the sender waits for the handlers' result. */
    public Optional<Answer> acknowledgement(UUID id, String eventId) {
        if (awaitsResult()) {
            return Optional.empty();
        }
        var template = policy.body() == null ? RECEIVED : policy.body();
        return Optional.of(answer(policy.status(), policy.contentType(), template, id, eventId));
    }

    /** The answer for a sender who waited as long as it may. */
    public Answer accepted(UUID id, String eventId) {
        return answer(202, "application/json", ACCEPTED, id, eventId);
    }

    /** How long a sender waits for a result. */
    public Duration timeout() {
        return Duration.ofMillis(policy.timeoutMillis());
    }

    boolean awaitsResult() {
        return "result".equals(policy.mode());
    }

    private static Answer answer(int status, String contentType, String template, UUID id, String eventId) {
        var text = template.replace("{id}", id.toString()).replace("{event_id}", quoted(eventId, contentType));
        return new Answer(status, contentType, text.getBytes(StandardCharsets.UTF_8));
    }

    private static String quoted(String value, String contentType) {
        return contentType.contains("json")
                ? new String(JsonStringEncoder.getInstance().quoteAsString(value))
                : value;
    }
}
