package dev.gatehouse.rejection;

import dev.gatehouse.inbox.GroupCommit;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Keeps what was refused. */
@ApplicationScoped
public class Pen {

    private static final System.Logger LOG = System.getLogger(Pen.class.getName());
    private static final int BATCH_SIZE = 32;

    @Inject
    private PenTransaction transaction;

    @Inject
    private Clock clock;

    @Resource
    private ManagedThreadFactory threads;

    private ExecutorService writer;
    private GroupCommit<Rejection, Void> commits;
    private RejectionRate rate;

    @PostConstruct
    void open() {
        rate = new RejectionRate(clock);
        writer = Executors.newSingleThreadExecutor(threads);
        commits = new GroupCommit<>(writer, BATCH_SIZE, transaction::persist, failure -> true);
    }

    @PreDestroy
    void close() {
        writer.shutdown();
    }

    /** Keeps it for certain: the stage completes after the commit. For senders who proved who they are. */
    public CompletionStage<Void> keep(Rejection rejection) {
        return commits.submit(rejection);
    }

    /** Keeps it, unless its endpoint refuses so much that writing it all down would be the attacker's success. */
    public void note(Rejection rejection) {
        if (rate.allows(rejection.endpointId())) {
            commits.submit(rejection).exceptionally(failure -> {
                LOG.log(System.Logger.Level.WARNING, "event=rejection_not_kept next=dropped", failure);
                return null;
            });
        }
    }
}
