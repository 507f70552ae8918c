package dev.gatehouse.endpoint;

import dev.gatehouse.signature.InboundRequest;
import dev.gatehouse.signature.RequestValue;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Where an endpoint finds what its events are called.
 *
 * @param eventIdPlaces places of the sender's id, the first that is present counts
 * @param typePlaces places of the event type
 * @param keyPlaces places of the idempotency key
 */
public record Labels(List<RequestValue> eventIdPlaces, List<RequestValue> typePlaces, List<RequestValue> keyPlaces) {

    /** What was found; what is empty was not there. */
    public record Found(Optional<String> eventId, Optional<String> type, Optional<String> key) {}

    /** Reads the labels of a request. */
    public Found read(InboundRequest request) {
        return new Found(first(eventIdPlaces, request), first(typePlaces, request), first(keyPlaces, request));
    }

    /** The places of the key, for people. */
    public String keyPlacesText() {
        return keyPlaces.stream().map(RequestValue::text).collect(Collectors.joining(", "));
    }

    private static Optional<String> first(List<RequestValue> places, InboundRequest request) {
        return places.stream()
                .map(place -> place.read(request))
                .flatMap(Optional::stream)
                .findFirst();
    }
}
