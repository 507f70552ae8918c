package dev.gatehouse.signature;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Header lines of a request: any case finds them, repeated ones are kept, order and spelling are the sender's. Values
 * are taken as servers decode them, one character a byte (ISO 8859-1).
 */
public final class Headers {

    private static final String STRUCK_OUT = "(not kept)";

    private final List<Map.Entry<String, String>> entries;

    private Headers(List<Map.Entry<String, String>> entries) {
        this.entries = List.copyOf(entries);
    }

    /** The headers of a map as servers hand it out: each name with its values. */
    public static Headers of(Map<String, List<String>> headers) {
        var entries = new ArrayList<Map.Entry<String, String>>();
        headers.forEach((name, values) -> values.forEach(value -> entries.add(Map.entry(name, value))));
        return new Headers(entries);
    }

    /** Lines in their order, where a name may come back later. */
    public static Headers ofLines(List<Map.Entry<String, String>> lines) {
        return new Headers(lines);
    }

    /** The same with the values of these headers, named in lower case, struck out. */
    public Headers without(Set<String> confidential) {
        return new Headers(entries.stream()
                .map(entry -> confidential.contains(entry.getKey().toLowerCase(Locale.ROOT))
                        ? Map.entry(entry.getKey(), STRUCK_OUT)
                        : entry)
                .toList());
    }

    /** The same with only this value under a name; null for none. */
    public Headers replace(String name, String value) {
        var lines = new ArrayList<>(entries);
        lines.removeIf(line -> line.getKey().equalsIgnoreCase(name));
        if (value != null) {
            lines.add(Map.entry(name, value));
        }
        return new Headers(lines);
    }

    /** Whether a header is there whose value was struck out. */
    public boolean isStruckOut(String name) {
        return all(name).contains(STRUCK_OUT);
    }

    /** Every line: name and value. */
    public List<Map.Entry<String, String>> entries() {
        return entries;
    }

    /** All values under a name; empty when there is none. */
    public List<String> all(String name) {
        var values = new ArrayList<String>(1);
        for (var entry : entries) {
            if (entry.getKey().equalsIgnoreCase(name)) {
                values.add(entry.getValue());
            }
        }
        return values;
    }

    /** The first value under a name. */
    public Optional<String> first(String name) {
        for (var entry : entries) {
            if (entry.getKey().equalsIgnoreCase(name)) {
                return Optional.of(entry.getValue());
            }
        }
        return Optional.empty();
    }
}
