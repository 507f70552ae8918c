package dev.gatehouse.rejection;

import dev.gatehouse.endpoint.EachSecond;
import dev.gatehouse.inbox.GroupCommit;
import dev.gatehouse.inbox.Intake;
import dev.gatehouse.inbox.SqlFailures;
import dev.gatehouse.inbox.Unavailable;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Keeps what was refused. */
@ApplicationScoped
public class Pen {

    private static final System.Logger LOG = System.getLogger(Pen.class.getName());
    private static final int NOTED_PER_SECOND = 20;
    private static final GroupCommit.Pace PACE = new GroupCommit.Pace(32, Duration.ZERO);
    private static final int MAX_WAITING = 1_024;
    private static final long MAX_WAITING_BYTES = 16L << 20;

    @Inject
    private PenTransaction transaction;

    @Inject
    private Clock clock;

    @Resource
    private ManagedThreadFactory threads;

    private final Intake intake = new Intake(MAX_WAITING, MAX_WAITING_BYTES);
    private ExecutorService writer;
    private GroupCommit<Rejection, Void> commits;
    private EachSecond noted;

    @PostConstruct
    void open() {
        noted = new EachSecond(clock);
        writer = Executors.newSingleThreadExecutor(threads);
        commits = new GroupCommit<>(writer, Runnable::run, PACE, transaction::persist, SqlFailures::blamesARow);
    }

    @PreDestroy
    void close() {
        writer.shutdown();
    }

    /** Keeps it for certain: the stage completes after the commit. For senders who proved who they are. */
    public CompletionStage<Void> keep(Rejection rejection) {
        int size = rejection.size();
        if (!intake.enter(size)) {
            return CompletableFuture.failedFuture(new Unavailable("too much waits to be put into the pen"));
        }
        return commits.submit(rejection).whenComplete((kept, failure) -> intake.leave(size));
    }

    /** Takes one out that was let in after all; does nothing when it is gone already. */
    public void remove(UUID id) {
        transaction.remove(id);
    }

    /** Keeps it, unless its endpoint refuses so much that writing it all down would be the attacker's success. */
    public void note(Rejection rejection) {
        if (noted.count(rejection.endpointId()) <= NOTED_PER_SECOND) {
            keep(rejection).exceptionally(failure -> {
                LOG.log(System.Logger.Level.DEBUG, "event=rejection_not_kept next=dropped", failure);
                return null;
            });
        }
    }
}
