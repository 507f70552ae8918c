package dev.gatehouse.bench;

import java.util.Arrays;

/** How long requests took, in nanoseconds. Not safe for use by several threads. */
final class Latencies {

    private long[] nanos = new long[1 << 16];
    private int count;
    private boolean sorted;

    void add(long duration) {
        if (count == nanos.length) {
            nanos = Arrays.copyOf(nanos, count * 2);
        }
        nanos[count++] = duration;
        sorted = false;
    }

    int count() {
        return count;
    }

    /** The duration that this share of the requests did not exceed, in milliseconds; 0 when there were none. */
    double millisAt(double share) {
        if (count == 0) {
            return 0;
        }
        if (!sorted) {
            Arrays.sort(nanos, 0, count);
            sorted = true;
        }
        int place = (int) Math.ceil(share * count) - 1;
        return nanos[Math.max(0, place)] / 1e6;
    }
}
