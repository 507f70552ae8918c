package dev.gatehouse.inbox;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The only way in. What it accepts is in PostgreSQL, once, before anybody is told. */
@ApplicationScoped
public class Inbox {

    private static final GroupCommit.Pace PACE = new GroupCommit.Pace(128, Duration.ofMillis(1));
    private static final int MAX_WAITING = 4_096;
    private static final long MAX_WAITING_BYTES = 64L << 20;

    @Inject
    private InboxTransaction transaction;

    @Resource
    private ManagedThreadFactory threads;

    private final Intake intake = new Intake(MAX_WAITING, MAX_WAITING_BYTES);
    private ExecutorService writer;
    private ExecutorService announcer;
    private GroupCommit<Arrival, Acceptance> commits;

    @PostConstruct
    void open() {
        writer = Executors.newSingleThreadExecutor(threads);
        announcer = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors(), threads);
        commits = new GroupCommit<>(writer, announcer, PACE, this::store, SqlFailures::blamesARow);
    }

    @PreDestroy
    void close() {
        writer.shutdown();
        announcer.shutdown();
    }

    /**
     * Stores the arrival and the deliveries it leads to, unless its key is taken.
     *
     * @return completes after the commit; fails with {@link Unavailable} when it can't be stored now or when the
     *     outcome is not known
     */
    public CompletionStage<Acceptance> accept(Arrival arrival) {
        int size = arrival.body().length;
        if (!intake.enter(size)) {
            return CompletableFuture.failedFuture(new Unavailable("too much waits to be stored"));
        }
        return commits.submit(arrival).whenComplete((acceptance, failure) -> intake.leave(size));
    }

    private List<Acceptance> store(List<Arrival> batch) {
        var stored = transaction.store(batch);
        stored.afterCommit().run();
        return stored.acceptances();
    }
}
