package dev.gatehouse.signature;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads a provider's test vectors: a list, in which a vector may lean on one above it. */
final class VectorReader {

    private VectorReader() {}

    /**
     * All vectors of a file, each with everything it needs.
     *
     * @throws InvalidScheme naming file, line and what is wrong
     */
    static List<TestVector> read(DocumentFile file) {
        var byName = new LinkedHashMap<String, TestVector>();
        var written = file.read(TestVector[].class);
        for (int at = 0; at < written.length; at++) {
            try {
                add(Words.require(written[at], "what the vector holds"), byName);
            } catch (IllegalArgumentException wrong) {
                throw file.refusal(List.of(String.valueOf(at)), wrong.getMessage());
            }
        }
        return List.copyOf(byName.values());
    }

    private static void add(TestVector written, Map<String, TestVector> above) {
        var vector = written.like() == null ? written : written.over(named(written.like(), above));
        Words.refuse(above.containsKey(vector.name()), "name is that of a vector above; call it something else");
        above.put(vector.name(), vector.complete());
    }

    private static TestVector named(String name, Map<String, TestVector> above) {
        return Words.require(above.get(name), "like names a vector that stands above; \"" + name + "\"");
    }
}
