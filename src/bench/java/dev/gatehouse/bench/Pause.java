package dev.gatehouse.bench;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;

/** Waiting for something outside of this process, which can only be asked again and again. */
final class Pause {

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);

    private Pause() {}

    static void until(Callable<Boolean> holds) throws Exception {
        while (!holds.call()) {
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
        }
    }

    /** Lets a server work for so long. */
    static void of(Duration time) throws Exception {
        long end = System.nanoTime() + time.toNanos();
        until(() -> System.nanoTime() - end >= 0);
    }
}
