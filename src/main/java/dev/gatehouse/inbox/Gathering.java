package dev.gatehouse.inbox;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * What gathers for the next batch: many add to it, one at a time takes from it and may wait until there is enough.
 *
 * @param <T> what gathers
 */
public final class Gathering<T> {

    private record Waiting(Thread taker, int enough) {}

    private final Queue<T> items = new ConcurrentLinkedQueue<>();
    private final AtomicInteger size = new AtomicInteger();
    private volatile Waiting waiting;

    /** Adds an item; never blocks. */
    public void add(T item) {
        items.add(item);
        int now = size.incrementAndGet();
        var whoWaits = waiting;
        if (whoWaits != null && whoWaits.enough() == now) {
            LockSupport.unpark(whoWaits.taker());
        }
    }

    /** The oldest, at most so many; none when nothing is there. */
    public List<T> take(int most) {
        var taken = new ArrayList<T>();
        for (var item = next(taken, most); item != null; item = next(taken, most)) {
            taken.add(item);
        }
        size.addAndGet(-taken.size());
        return taken;
    }

    private T next(List<T> taken, int most) {
        return taken.size() < most ? items.poll() : null;
    }

    /** Returns when so many are there, or when the time is over, or at once when the thread is interrupted. */
    public void await(int enough, Duration atMost) {
        waiting = new Waiting(Thread.currentThread(), enough);
        long until = System.nanoTime() + atMost.toNanos();
        for (long left = atMost.toNanos();
                left > 0 && size.get() < enough && !Thread.currentThread().isInterrupted();
                left = until - System.nanoTime()) {
            LockSupport.parkNanos(this, left);
        }
        waiting = null;
    }

    /** Whether nothing is there. */
    public boolean isEmpty() {
        return items.isEmpty();
    }
}
