package dev.gatehouse.inbox;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Bounds what waits to be stored, by number and by bytes, so that a slow database never becomes a growing heap. */
public final class Intake {

    private final AtomicInteger count = new AtomicInteger();
    private final AtomicLong bytes = new AtomicLong();
    private final int maxCount;
    private final long maxBytes;

    /** With the most that may wait. */
    public Intake(int maxCount, long maxBytes) {
        this.maxCount = maxCount;
        this.maxBytes = maxBytes;
    }

    /** Lets a request of this size in; false when there is no room. Whoever was let in calls {@link #leave}. */
    public boolean enter(int size) {
        int waiting = count.incrementAndGet();
        long waitingBytes = bytes.addAndGet(size);
        if (waiting > maxCount || waitingBytes > maxBytes) {
            leave(size);
            return false;
        }
        return true;
    }

    /** Makes room again. */
    public void leave(int size) {
        count.decrementAndGet();
        bytes.addAndGet(-size);
    }
}
