package dev.gatehouse.signature;

import com.fasterxml.jackson.core.JsonPointer;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Looks for several things at once, each in a list of places of which the first that has a value counts. */
public final class FirstPresent {

    private final List<List<RequestValue>> places;
    private final JsonPointers pointers;

    private FirstPresent(List<List<RequestValue>> places, JsonPointers pointers) {
        this.places = places;
        this.pointers = pointers;
    }

    /** One list of places for each thing. */
    public static FirstPresent of(List<List<RequestValue>> places) {
        var pointers = new LinkedHashSet<JsonPointer>();
        places.forEach(list -> list.forEach(place -> {
            if (place instanceof RequestValue.JsonBodyValue json) {
                pointers.add(json.pointer());
            }
        }));
        return new FirstPresent(places.stream().map(List::copyOf).toList(), new JsonPointers(pointers));
    }

    /** What was found, in the order of the lists; a JSON body is gone through only once. */
    public List<Optional<String>> read(InboundRequest request) {
        var found = pointers.read(request.body());
        return places.stream().map(list -> first(list, request, found)).toList();
    }

    private static Optional<String> first(
            List<RequestValue> list, InboundRequest request, Map<JsonPointer, String> found) {
        for (var place : list) {
            var value = place instanceof RequestValue.JsonBodyValue json
                    ? StorableText.of(Optional.ofNullable(found.get(json.pointer())))
                    : place.read(request);
            if (value.isPresent()) {
                return value;
            }
        }
        return Optional.empty();
    }
}
