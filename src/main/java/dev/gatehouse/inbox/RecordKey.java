package dev.gatehouse.inbox;

import java.util.Comparator;

/**
 * What makes an event unique.
 *
 * @param endpointId the endpoint's database id
 * @param key the idempotency key
 */
record RecordKey(long endpointId, String key) implements Comparable<RecordKey> {

    private static final Comparator<RecordKey> ORDER =
            Comparator.comparingLong(RecordKey::endpointId).thenComparing(RecordKey::key);

    @Override
    public int compareTo(RecordKey other) {
        return ORDER.compare(this, other);
    }
}
