package dev.gatehouse.signature;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Header lines of a request: any case finds them, repeated ones are kept, the order and spelling are the sender's. */
public final class Headers {

    private final List<Map.Entry<String, String>> entries;
    private final Map<String, List<String>> byName = new HashMap<>();

    private Headers(List<Map.Entry<String, String>> entries) {
        this.entries = List.copyOf(entries);
        this.entries.forEach(entry -> byName.computeIfAbsent(key(entry.getKey()), name -> new ArrayList<>(1))
                .add(entry.getValue()));
    }

    /** The headers of a map as servers hand it out: each name with its values. */
    public static Headers of(Map<String, List<String>> headers) {
        var entries = new ArrayList<Map.Entry<String, String>>();
        headers.forEach((name, values) -> values.forEach(value -> entries.add(Map.entry(name, value))));
        return new Headers(entries);
    }

    /** Every line: name and value. */
    public List<Map.Entry<String, String>> entries() {
        return entries;
    }

    /** All values under a name; empty when there is none. */
    public List<String> all(String name) {
        return byName.getOrDefault(key(name), List.of());
    }

    /** The first value under a name. */
    public Optional<String> first(String name) {
        return all(name).stream().findFirst();
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
