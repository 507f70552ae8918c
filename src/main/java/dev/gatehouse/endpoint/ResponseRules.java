package dev.gatehouse.endpoint;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import dev.gatehouse.endpoint.EndpointDocument.ResponsePolicy;
import dev.gatehouse.inbox.Answer;
import dev.gatehouse.signature.InboundRequest;
import dev.gatehouse.signature.ProviderReply;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** What senders are told once their event is stored. */
public final class ResponseRules {

    private static final String RECEIVED = "{\"status\":\"received\",\"event_id\":\"{event_id}\",\"id\":\"{id}\"}";
    private static final String ACCEPTED = "{\"status\":\"accepted\",\"event_id\":\"{event_id}\",\"id\":\"{id}\"}";

    private final ResponsePolicy policy;
    private final ProviderReply reply;

    /**
     * The rules of an endpoint.
     *
     * @param policy its own
     * @param reply what its provider wants to be told; null for nothing in particular
     */
    ResponseRules(ResponsePolicy policy, ProviderReply reply) {
        this.policy = policy;
        this.reply = reply;
    }

    /** Header lines that go with every success. */
    public Map<String, String> headersFor(InboundRequest request) {
        return reply == null ? Map.of() : reply.headersFor(request);
    }

    /** Whether its provider wants refusals without a body. */
    public boolean bareRefusals() {
        return reply != null && reply.bareRefusals();
    }

    /** The answer as soon as the event is stored; empty when the sender waits for the handlers' result. */
    public Optional<Answer> acknowledgement(UUID id, String eventId) {
        if (awaitsResult()) {
            return Optional.empty();
        }
        if (reply != null && saysNothing(policy)) {
            return Optional.of(
                    new Answer(reply.status(), reply.contentType(), reply.body().getBytes(StandardCharsets.UTF_8)));
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

    /** Whether an endpoint's owner left it as it is by default. */
    private static boolean saysNothing(ResponsePolicy policy) {
        return policy.body() == null && EndpointDefaults.isDefault(policy);
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
