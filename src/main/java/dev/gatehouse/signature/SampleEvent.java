package dev.gatehouse.signature;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** An event that looks like one of a provider's as far as its labels go, for trying an endpoint out. */
public final class SampleEvent {

    private final ObjectNode json = JsonNodeFactory.instance.objectNode();
    private final Map<String, String> headers = new LinkedHashMap<>();

    private SampleEvent() {
        headers.put("Content-Type", "application/json");
        json.put("test", true);
    }

    /**
     * A sample.
     *
     * @param places where the endpoint looks for the labels
     * @param id the sender's id of it, which is its idempotency key as well
     * @param type its event type
     */
    public static SampleEvent of(Provider.EventPlaces places, String id, String type) {
        var sample = new SampleEvent();
        sample.put(places.type(), type);
        sample.put(Stream.concat(places.id().stream(), places.key().stream()).toList(), id);
        return sample;
    }

    /** The request that brings it, not signed yet. */
    public InboundRequest request(String url) {
        return request(url, json.toString());
    }

    /** The same with a body of somebody's own. */
    public InboundRequest request(String url, String body) {
        var lines = headers.entrySet().stream()
                .map(line -> Map.entry(line.getKey(), line.getValue()))
                .toList();
        return new InboundRequest("POST", url, Headers.ofLines(lines), body.getBytes(StandardCharsets.UTF_8));
    }

    /** Into every header, and into the first place in the body. */
    private void put(List<RequestValue> places, String value) {
        boolean inBody = false;
        for (var place : places) {
            if (place instanceof RequestValue.HeaderValue header) {
                headers.putIfAbsent(header.name(), value);
            } else if (place instanceof RequestValue.JsonBodyValue body && !inBody) {
                inBody = put(json, body.pointer(), value);
            }
        }
    }

    /** Whether there was room for it; a list gets it as its first element. */
    private static boolean put(ObjectNode into, JsonPointer pointer, String value) {
        var object = into;
        var rest = pointer;
        while (!rest.tail().matches()) {
            if (rest.tail().getMatchingIndex() == 0) {
                return putInList(object, rest, value);
            }
            var next = object.get(rest.getMatchingProperty());
            if (next != null && !next.isObject()) {
                return false;
            }
            object = next == null ? object.putObject(rest.getMatchingProperty()) : (ObjectNode) next;
            rest = rest.tail();
        }
        object.put(rest.getMatchingProperty(), value);
        return true;
    }

    private static boolean putInList(ObjectNode object, JsonPointer pointer, String value) {
        var rest = pointer.tail().tail();
        if (object.has(pointer.getMatchingProperty()) || rest == null || rest.matches()) {
            return false;
        }
        var element = JsonNodeFactory.instance.objectNode();
        object.putArray(pointer.getMatchingProperty()).add(element);
        return put(element, rest, value);
    }
}
