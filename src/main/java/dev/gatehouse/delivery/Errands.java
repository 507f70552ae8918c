package dev.gatehouse.delivery;

import dev.gatehouse.destination.Outcome;
import dev.gatehouse.destination.Outlet;
import dev.gatehouse.problem.LogText;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Makes attempts at destinations elsewhere, each on a thread of its own and outside of any transaction: no connection to
 * the database is held while a receiver is called. As many threads are busy as the lanes have places taken.
 */
@ApplicationScoped
class Errands {

    private static final System.Logger LOG = System.getLogger(Errands.class.getName());

    /** A receiver that has said yes must not be asked again because our own database was away for a moment. */
    private static final long SETTLED_AGAIN_AFTER_SECONDS = 1;

    @Inject
    private Verdicts verdicts;

    @Inject
    private Transformations transformations;

    @Inject
    private Unsubscription unsubscription;

    @Inject
    private Clock clock;

    @Resource
    private ManagedThreadFactory threads;

    @Resource
    private ManagedScheduledExecutorService scheduler;

    private ExecutorService pool;

    /** An attempt that was made, until when it is its maker's to settle. */
    private record Made(Claim claim, Settlement settlement, Outcome outcome, Instant until) {}

    @PostConstruct
    void open() {
        pool = Executors.newCachedThreadPool(threads);
    }

    @PreDestroy
    void close() {
        pool.shutdownNow();
    }

    /**
     * Begins an attempt.
     *
     * @param until when its lease ends
     * @param ended told the outcome when it has ended, whatever came of its settlement
     */
    void begin(Claim claim, Outlet outlet, Instant until, Consumer<Outcome> ended) {
        try {
            pool.execute(() -> run(claim, outlet, until, ended));
        } catch (RejectedExecutionException stopping) {
            ended.accept(Outcome.Failed.of(stopping));
        }
    }

    private void run(Claim claim, Outlet outlet, Instant until, Consumer<Outcome> ended) {
        var startedAt = clock.instant();
        var outcome = outcome(claim, outlet);
        try {
            settle(new Made(claim, verdicts.on(claim, startedAt, outcome), outcome, until));
        } finally {
            ended.accept(outcome);
        }
    }

    private Outcome outcome(Claim claim, Outlet outlet) {
        try {
            return outlet.destination().deliver(transformations.of(claim));
        } catch (InterruptedException stopping) {
            // not interrupted again: what follows is to be written to the database, and then the thread ends
            return new Outcome.Failed("the node was stopped meanwhile", Optional.empty());
        } catch (Exception failure) {
            return Outcome.Failed.of(failure);
        }
    }

    private void settle(Made made) {
        try {
            verdicts.settle(made.settlement());
            if (made.outcome() instanceof Outcome.Refused refused && refused.gone()) {
                unsubscription.disable(made.claim().subscriptionId());
            }
        } catch (RuntimeException away) {
            settleLater(made, away);
        }
    }

    private void settleLater(Made made, RuntimeException away) {
        boolean mayYet = clock.instant().isBefore(made.until());
        LOG.log(
                System.Logger.Level.WARNING,
                "event=attempt_not_settled delivery={0} next={1} error={2}",
                made.claim().deliveryId(),
                mayYet ? "settles_again_soon" : "is_attempted_again",
                LogText.cause(away));
        if (mayYet) {
            Future<?> unused = scheduler.schedule(() -> settle(made), SETTLED_AGAIN_AFTER_SECONDS, TimeUnit.SECONDS);
        }
    }
}
