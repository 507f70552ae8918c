package dev.gatehouse.signature;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * What a handshake gets.
 *
 * @param status HTTP status; absent for 200
 * @param headers names with their text
 * @param text a body in plain text
 * @param json a body in JSON, in whose strings values may stand
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record HandshakeAnswer(Integer status, Map<String, HandshakeText> headers, HandshakeText text, JsonNode json) {

    static final HandshakeAnswer EMPTY = new HandshakeAnswer(null, null, null, null);

    /** Refuses what is no answer. */
    public HandshakeAnswer {
        status = status == null ? 200 : status;
        Words.refuse(status < 200 || status > 299, "status must be from 200 to 299");
        Words.refuse(text != null && json != null, "text and json are one too many");
        headers = headers == null ? Map.of() : Map.copyOf(headers);
        texts(json).forEach(HandshakeText::of);
    }

    /** Where the values stand that it needs. */
    Stream<RequestValue> values() {
        return parts().flatMap(HandshakeText::values);
    }

    boolean signs() {
        return parts().anyMatch(HandshakeText::signs);
    }

    /**
     * The answer to a request.
     *
     * @param key secret bytes for signatures
     */
    HandshakeReply to(InboundRequest request, byte[] key) throws HandshakeFailure {
        var lines = new LinkedHashMap<String, String>();
        for (var header : headers.entrySet()) {
            lines.put(
                    header.getKey(),
                    headerText(header.getKey(), header.getValue().fill(request, key)));
        }
        if (json != null) {
            return new HandshakeReply(
                    status, lines, "application/json", fill(json, request, key).toString());
        }
        return text == null
                ? new HandshakeReply(status, lines, null, "")
                : new HandshakeReply(status, lines, "text/plain;charset=utf-8", text.fill(request, key));
    }

    private Stream<HandshakeText> parts() {
        return Stream.of(
                        headers.values().stream(),
                        Stream.ofNullable(text),
                        texts(json).map(HandshakeText::of))
                .flatMap(parts -> parts);
    }

    private static Stream<String> texts(JsonNode node) {
        if (node == null) {
            return Stream.empty();
        }
        return node.isTextual()
                ? Stream.of(node.textValue())
                : StreamSupport.stream(node.spliterator(), false).flatMap(HandshakeAnswer::texts);
    }

    private static JsonNode fill(JsonNode node, InboundRequest request, byte[] key) throws HandshakeFailure {
        var nodes = JsonNodeFactory.instance;
        if (node.isTextual()) {
            return nodes.textNode(HandshakeText.of(node.textValue()).fill(request, key));
        }
        if (node.isObject()) {
            var filled = nodes.objectNode();
            for (var member : node.properties()) {
                filled.set(member.getKey(), fill(member.getValue(), request, key));
            }
            return filled;
        }
        if (node.isArray()) {
            var filled = nodes.arrayNode();
            for (var element : node) {
                filled.add(fill(element, request, key));
            }
            return filled;
        }
        return node;
    }

    private static String headerText(String name, String value) throws HandshakeFailure {
        if (value.codePoints().anyMatch(c -> c < ' ' || c > '~')) {
            throw new HandshakeFailure(
                    "the value for the header " + name + " is not plain ASCII", HandshakeFailure.FORBIDDEN);
        }
        return value;
    }
}
