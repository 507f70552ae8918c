package dev.gatehouse.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One figure for each round, by name, in the order in which they were first measured. */
final class Figures {

    private final Map<String, List<Double>> rounds = new LinkedHashMap<>();

    void add(String name, double value) {
        rounds.computeIfAbsent(name, missing -> new ArrayList<>()).add(value);
    }

    Map<String, List<Double>> all() {
        return Collections.unmodifiableMap(rounds);
    }

    boolean has(String name) {
        return rounds.containsKey(name);
    }

    double median(String name) {
        var sorted = sorted(name);
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    double least(String name) {
        return sorted(name).get(0);
    }

    double most(String name) {
        return sorted(name).get(sorted(name).size() - 1);
    }

    private List<Double> sorted(String name) {
        return rounds.get(name).stream().sorted().toList();
    }
}
