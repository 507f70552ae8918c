package dev.gatehouse.delivery;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Bounds how many pieces of work are under way, those nobody waits for any more included. */
final class Places {

    private final Semaphore free;
    private final Executor executor;

    Places(int count, Executor executor) {
        this.free = new Semaphore(count);
        this.executor = executor;
    }

    boolean anyFree() {
        return free.availablePermits() > 0;
    }

    /** As {@link Workers#call}. */
    <T> T call(Callable<T> work, Duration deadline) throws TimeoutException, ExecutionException, InterruptedException {
        var task = new FutureTask<>(work);
        free.acquire();
        begin(task);
        try {
            return task.get(deadline.toMillis(), TimeUnit.MILLISECONDS);
        } finally {
            task.cancel(true);
        }
    }

    /**
     * The place is free again when the thread is, however long nobody has been waiting for it. Released around the task
     * rather than in it: one that was cancelled before its thread came to it never runs.
     */
    private void begin(FutureTask<?> task) {
        boolean begun = false;
        try {
            executor.execute(() -> {
                try {
                    task.run();
                } finally {
                    free.release();
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
