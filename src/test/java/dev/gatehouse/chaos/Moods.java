package dev.gatehouse.chaos;

import dev.gatehouse.contract.Receiver.Request;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** How a receiver treats each request by chance, and what it did with those of each event. */
final class Moods {

    /** The more often one stands here, the likelier it is. */
    private static final List<String> ALL = List.of(
            "200", "200", "200", "200", "trickled-body", "500", "500", "429", "301", "hang", "reset", "trickle");

    private final Random chance;
    private final Map<String, List<String>> treatments = new ConcurrentHashMap<>();

    Moods(long seed) {
        this.chance = new Random(seed);
    }

    String next(Request request) {
        var mood = ALL.get(chance.nextInt(ALL.size()));
        treatments
                .computeIfAbsent(request.all("webhook-id").get(0), id -> new CopyOnWriteArrayList<>())
                .add(mood);
        return mood;
    }

    /** Each event's treatments, in the order in which its requests came. */
    Map<String, List<String>> treatments() {
        return treatments;
    }

    /** Whether the receiver has said yes, however slowly it says the rest. */
    static boolean isYes(String mood) {
        return "200".equals(mood) || "trickled-body".equals(mood);
    }
}
