package dev.gatehouse.inbox;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Commits together what arrives together: while one batch is being written the next one gathers. A lone item never
 * waits. A commit costs the same whatever it holds, so after a batch that many shared the next one is given a moment to
 * become nearly as large; it goes as soon as it is, because a core that waits for nothing is lost.
 *
 * @param <T> what is committed
 * @param <R> what its owner learns after the commit
 */
public final class GroupCommit<T, R> {

    /** From here on a batch counts as shared by many. */
    private static final int MANY = 4;

    /**
     * How large batches become.
     *
     * @param most the most items in one commit
     * @param growth how long the next batch may grow at the most after one that many shared; zero to go on at once
     */
    public record Pace(int most, Duration growth) {}

    private record Entry<T, R>(T item, CompletableFuture<R> outcome) {}

    private final Gathering<Entry<T, R>> gathering = new Gathering<>();
    private final AtomicBoolean draining = new AtomicBoolean();
    private final Executor executor;
    private final Executor announcer;
    private final Pace pace;
    private final Function<List<T>, List<R>> commit;
    private final Predicate<RuntimeException> oneSpoilsAll;

    /**
     * Nothing runs before the first item.
     *
     * @param executor runs the commits, one at a time
     * @param announcer tells the owners of a batch, while the next one is being committed
     * @param pace how large batches become
     * @param commit commits a batch in one transaction; answers one result for each item, in the same order
     * @param oneSpoilsAll whether a failure may be the fault of a single item; its batch is then committed one by one
     */
    public GroupCommit(
            Executor executor,
            Executor announcer,
            Pace pace,
            Function<List<T>, List<R>> commit,
            Predicate<RuntimeException> oneSpoilsAll) {
        this.executor = executor;
        this.announcer = announcer;
        this.pace = pace;
        this.commit = commit;
        this.oneSpoilsAll = oneSpoilsAll;
    }

    /** Hands an item in. The stage completes after the commit that holds it, or with the reason why there was none. */
    public CompletionStage<R> submit(T item) {
        var entry = new Entry<T, R>(item, new CompletableFuture<>());
        gathering.add(entry);
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
                letGrow(batch.size());
            }
        } finally {
            draining.set(false);
        }
        if (!gathering.isEmpty()) {
            drainSoon();
        }
    }

    private void letGrow(int lastBatch) {
        if (lastBatch >= MANY && lastBatch < pace.most()) {
            gathering.await(lastBatch * 3 / 4, pace.growth());
        }
    }

    private List<Entry<T, R>> nextBatch() {
        return gathering.take(pace.most());
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
