package dev.gatehouse.endpoint;

import dev.gatehouse.signature.FirstPresent;
import dev.gatehouse.signature.InboundRequest;
import dev.gatehouse.signature.RequestValue;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Where an endpoint finds what its events are called. */
public final class Labels {

    private final FirstPresent places;
    private final String keyPlaces;

    /**
     * In each list the first place that has a value counts.
     *
     * @param eventId places of the sender's id
     * @param type places of the event type
     * @param key places of the idempotency key
     */
    Labels(List<RequestValue> eventId, List<RequestValue> type, List<RequestValue> key) {
        this.places = FirstPresent.of(List.of(eventId, type, key));
        this.keyPlaces = key.stream().map(RequestValue::text).collect(Collectors.joining(", "));
    }

    /** What was found; what is empty was not there. */
    public record Found(Optional<String> eventId, Optional<String> type, Optional<String> key) {}

    /** Reads the labels of a request, in one pass over its body. */
    public Found read(InboundRequest request) {
        var found = places.read(request);
        return new Found(found.get(0), found.get(1), found.get(2));
    }

    /** The places of the key, for people. */
    public String keyPlaces() {
        return keyPlaces;
    }
}
