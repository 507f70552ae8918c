package dev.gatehouse.inbox;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Decides a batch: the first arrival of each key becomes an event unless the database holds its key already; all others
 * are measured against the record that is there.
 */
final class Admission {

    /** A key that has just expired may be taken by another node in between; twice in a row is unheard of. */
    private static final int ROUNDS = 3;

    private final IdempotencyRecords records;
    private final List<Arrival> batch;
    private final Map<RecordKey, Arrival> accepted = new LinkedHashMap<>();
    private final Map<RecordKey, IdempotencyRecords.Found> found = new HashMap<>();

    Admission(Connection connection, List<Arrival> batch) {
        this.records = new IdempotencyRecords(connection);
        this.batch = batch;
    }

    /** One acceptance for each arrival, in order. */
    List<Acceptance> admit() throws SQLException {
        var open = firstOfEachKey();
        for (int round = 0; !open.isEmpty(); round++) {
            if (round == ROUNDS) {
                throw new Unavailable("an idempotency key expired and came back while it was being stored");
            }
            open = insert(open);
        }
        countRepeats();
        return batch.stream().map(this::acceptance).toList();
    }

    /** The arrivals that became events. */
    List<Arrival> accepted() {
        return List.copyOf(accepted.values());
    }

    /** In the order of the key, so that two nodes never wait for each other's rows. */
    private SortedMap<RecordKey, Arrival> firstOfEachKey() {
        var first = new TreeMap<RecordKey, Arrival>();
        batch.forEach(arrival -> first.putIfAbsent(arrival.recordKey(), arrival));
        return first;
    }

    /** Answers those whose record had expired and is now gone: they are to be tried again. */
    private SortedMap<RecordKey, Arrival> insert(SortedMap<RecordKey, Arrival> open) throws SQLException {
        var ids = records.insertWithEvents(List.copyOf(open.values()));
        var taken = new TreeMap<RecordKey, Arrival>();
        open.forEach((key, arrival) -> (ids.contains(arrival.id()) ? accepted : taken).put(key, arrival));
        if (taken.isEmpty()) {
            return taken;
        }
        var live = records.find(taken.keySet());
        found.putAll(live);
        taken.keySet().removeAll(live.keySet());
        records.deleteExpired(taken.keySet());
        return taken;
    }

    private void countRepeats() throws SQLException {
        var repeats = new TreeMap<RecordKey, Integer>();
        for (var arrival : batch) {
            if (acceptance(arrival) instanceof Acceptance.Duplicate) {
                repeats.merge(arrival.recordKey(), 1, Integer::sum);
            }
        }
        records.countDuplicates(repeats);
    }

    private Acceptance acceptance(Arrival arrival) {
        var first = accepted.get(arrival.recordKey());
        if (first != null && first.id().equals(arrival.id())) {
            return new Acceptance.Accepted(arrival.id());
        }
        var record = first == null ? found.get(arrival.recordKey()) : IdempotencyRecords.Found.of(first);
        return record.answerTo(arrival);
    }
}
