package dev.gatehouse.inbox;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Commits together what arrives together: while one batch is being written the next one gathers. Nobody waits for a
 * batch to fill, so a lone item costs no more than its own commit.
 *
 * @param <T> what is committed
 * @param <R> what its owner learns after the commit
 */
public final class GroupCommit<T, R> {

    private record Entry<T, R>(T item, CompletableFuture<R> outcome) {}

    private final ConcurrentLinkedQueue<Entry<T, R>> queue = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean draining = new AtomicBoolean();
    private final Executor executor;
    private final Executor announcer;
    private final int batchSize;
    private final Function<List<T>, List<R>> commit;
    private final Predicate<RuntimeException> oneSpoilsAll;

    /**
     * Nothing runs before the first item.
     *
     * @param executor runs the commits, one at a time
     * @param announcer tells the owners of a batch, while the next one is being committed
     * @param batchSize the most items in one commit
     * @param commit commits a batch in one transaction; answers one result for each item, in the same order
     * @param oneSpoilsAll whether a failure may be the fault of a single item; its batch is then committed one by one
     */
    public GroupCommit(
            Executor executor,
            Executor announcer,
            int batchSize,
            Function<List<T>, List<R>> commit,
            Predicate<RuntimeException> oneSpoilsAll) {
        this.executor = executor;
        this.announcer = announcer;
        this.batchSize = batchSize;
        this.commit = commit;
        this.oneSpoilsAll = oneSpoilsAll;
    }

    /** Hands an item in. The stage completes after the commit that holds it, or with the reason why there was none. */
    public CompletionStage<R> submit(T item) {
        var entry = new Entry<T, R>(item, new CompletableFuture<>());
        queue.add(entry);
        drainSoon();
        return entry.outcome();
    }

    private void drainSoon() {
        if (draining.compareAndSet(false, true)) {
            try {
                executor.execute(this::drain);
            } catch (RuntimeException stopped) {
                draining.set(false);
                nextBatch().forEach(entry -> entry.outcome().completeExceptionally(stopped));
            }
        }
    }

    private void drain() {
        try {
            for (var batch = nextBatch(); !batch.isEmpty(); batch = nextBatch()) {
                write(batch);
            }
        } finally {
            draining.set(false);
        }
        if (!queue.isEmpty()) {
            drainSoon();
        }
    }

    private List<Entry<T, R>> nextBatch() {
        var batch = new ArrayList<Entry<T, R>>();
        while (batch.size() < batchSize) {
            var entry = queue.poll();
            if (entry == null) {
                break;
            }
            batch.add(entry);
        }
        return batch;
    }

    private void write(List<Entry<T, R>> batch) {
        try {
            var results = commit.apply(batch.stream().map(Entry::item).toList());
            announce(batch, results);
        } catch (RuntimeException failure) {
            if (batch.size() > 1 && oneSpoilsAll.test(failure)) {
                batch.forEach(entry -> write(List.of(entry)));
            } else {
                batch.forEach(entry -> entry.outcome().completeExceptionally(failure));
            }
        }
    }

    private void announce(List<Entry<T, R>> batch, List<R> results) {
        Runnable telling = () -> {
            for (int i = 0; i < batch.size(); i++) {
                batch.get(i).outcome().complete(results.get(i));
            }
        };
        try {
            announcer.execute(telling);
        } catch (RejectedExecutionException stopping) {
            telling.run();
        }
    }
}
