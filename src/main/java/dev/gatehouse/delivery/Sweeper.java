package dev.gatehouse.delivery;

import dev.gatehouse.problem.LogText;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Rings again for what is due, so that nothing stored depends on a message that may be lost. */
@ApplicationScoped
public class Sweeper {

    private static final System.Logger LOG = System.getLogger(Sweeper.class.getName());

    private static final Duration REST = Duration.ofMillis(500);

    /** Short enough that the workers, who are given {@link Sweep#MOST_RUNG} at a time, never run out of work. */
    private static final Duration REST_WITH_BACKLOG = Duration.ofMillis(50);

    @Inject
    private Sweep sweep;

    @Inject
    private Backlog backlog;

    @Inject
    private Doorbell doorbell;

    @Resource
    private ManagedScheduledExecutorService scheduler;

    @Inject
    private DeliverySettings settings;

    /** How many sweeps go by between two looks at the lines, which need none as a rule. */
    private static final int SWEEPS_UNTIL_LINES = 20;

    private int sweeps;
    private volatile boolean stopped;
    private volatile Future<?> next;

    /** Begins to sweep; not on a node without workers, which leaves all work to others. */
    public void start() {
        if (settings.workers() > 0) {
            sweepAfter(REST);
        }
    }

    @PreDestroy
    void stop() {
        stopped = true;
        if (next != null) {
            next.cancel(false);
        }
    }

    private void sweepAfter(Duration rest) {
        if (!stopped) {
            next = scheduler.schedule(this::sweep, rest.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void sweep() {
        try {
            boolean released = sweep.releaseHeld() > 0;
            if (released || sweeps++ % SWEEPS_UNTIL_LINES == 0) {
                sweep.wakeLines();
            }
            var seen = sweep.look();
            backlog.isThere(seen.more());
            doorbell.ring(seen.toRing());
            doorbell.ringApart(seen.toRingApart());
        } catch (RuntimeException unreachable) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "event=sweep_failed next=sweeps_again_soon error={0}",
                    LogText.cause(unreachable));
        } finally {
            sweepAfter(backlog.isThere() ? REST_WITH_BACKLOG : REST);
        }
    }
}
