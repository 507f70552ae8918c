package dev.gatehouse.signature;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a provider wants to be told once its event is stored, where its endpoint's own response says nothing else.
 *
 * @param status HTTP status; absent for 200
 * @param contentType media type of the body; absent for plain text
 * @param body the body; absent for none
 * @param headers header lines that go with every success, in which values of the request may stand
 * @param bareRefusals whether refusals must come without a body; absent for false
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ProviderReply(
        Integer status, String contentType, String body, Map<String, HandshakeText> headers, Boolean bareRefusals) {

    /** Refuses what is no success. */
    public ProviderReply {
        status = status == null ? 200 : status;
        Words.refuse(status < 200 || status > 299, "status must be from 200 to 299");
        contentType = contentType == null ? "text/plain" : contentType;
        body = body == null ? "" : body;
        headers = headers == null ? Map.of() : Map.copyOf(headers);
        headers.values().forEach(text -> Words.refuse(text.signs(), "headers of a reply are not signed"));
        bareRefusals = bareRefusals != null && bareRefusals;
    }

    /** The header lines of the answer to a request; without those whose value is not there or not fit for a header. */
    public Map<String, String> headersFor(InboundRequest request) {
        var lines = new LinkedHashMap<String, String>();
        headers.forEach((name, text) -> {
            try {
                var one = new HandshakeAnswer(null, Map.of(name, text), null, null);
                lines.putAll(one.to(request, null).headers());
            } catch (HandshakeFailure unfit) {
                lines.remove(name);
            }
        });
        return lines;
    }
}
