package dev.gatehouse.delivery;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Bounds how many pieces of work are under way, those nobody waits for any more included. */
final class Places {

    /** How long interrupted work may take to notice. */
    private static final Duration GRACE = Duration.ofSeconds(1);

    private final Semaphore free;
    private final Executor executor;
    private final Set<FutureTask<?>> unstoppable = ConcurrentHashMap.newKeySet();

    Places(int count, Executor executor) {
        this.free = new Semaphore(count);
        this.executor = executor;
    }

    boolean anyFree() {
        return free.availablePermits() > 0;
    }

    /** How many pieces of work hold their threads although they were told to end. */
    int unstoppable() {
        return unstoppable.size();
    }

    /** As {@link Workers#call}. */
    <T> T call(Callable<T> work, Duration deadline) throws TimeoutException, ExecutionException, InterruptedException {
        var task = new FutureTask<>(work);
        var ended = new CountDownLatch(1);
        free.acquire();
        begin(task, ended);
        try {
            return task.get(deadline.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            task.cancel(true);
            requireEnd(task, ended);
            throw late;
        } finally {
            task.cancel(true);
        }
    }

    private void requireEnd(FutureTask<?> task, CountDownLatch ended) throws Unstoppable, InterruptedException {
        if (ended.await(GRACE.toMillis(), TimeUnit.MILLISECONDS)) {
            return;
        }
        unstoppable.add(task);
        if (ended.getCount() == 0) {
            unstoppable.remove(task);
        }
        throw new Unstoppable();
    }

    /**
     * The place is free again when the thread is, however long nobody has been waiting for it. Released around the task
     * rather than in it: one that was cancelled before its thread came to it never runs.
     */
    private void begin(FutureTask<?> task, CountDownLatch ended) {
        boolean begun = false;
        try {
            executor.execute(() -> {
                try {
                    task.run();
                } finally {
                    free.release();
                    ended.countDown();
                    unstoppable.remove(task);
                }
            });
            begun = true;
        } finally {
            if (!begun) {
                free.release();
            }
        }
    }
}
