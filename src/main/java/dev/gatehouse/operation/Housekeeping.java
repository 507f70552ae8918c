package dev.gatehouse.operation;

import dev.gatehouse.problem.LogText;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** What has to be done now and then, on each node; none of it hurts when two nodes do it at once. */
@ApplicationScoped
class Housekeeping {

    private static final System.Logger LOG = System.getLogger(Housekeeping.class.getName());

    @Inject
    private HousekeepingTransaction transaction;

    @Inject
    private PlannerStatistics statistics;

    @Resource
    private ManagedScheduledExecutorService scheduler;

    private Future<?> turns;
    private Future<?> looks;

    /** Makes the partitions of the coming days at once, then every minute whatever is due. */
    void start() {
        transaction.makePartitions();
        turns = scheduler.scheduleWithFixedDelay(this::turn, 1, 1, TimeUnit.MINUTES);
        looks = scheduler.scheduleWithFixedDelay(() -> attempt(statistics::renew), 10, 10, TimeUnit.SECONDS);
    }

    @PreDestroy
    void stop() {
        if (turns != null) {
            turns.cancel(false);
            looks.cancel(false);
        }
    }

    private void turn() {
        attempt(transaction::makePartitions);
        attempt(transaction::forgetExpiredKeys);
        attempt(transaction::forgetExpiredAnswers);
        attempt(transaction::trimPen);
    }

    /** What one of them can't do must not keep the others from being done. */
    private static void attempt(Runnable step) {
        try {
            step.run();
        } catch (RuntimeException failure) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "event=housekeeping_failed next=tries_again_soon error={0}",
                    LogText.cause(failure));
        }
    }
}
