package dev.gatehouse.delivery;

import dev.gatehouse.problem.LogText;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Rings again for what is due, so that nothing stored depends on a message that may be lost. */
@ApplicationScoped
public class Sweeper {

    private static final System.Logger LOG = System.getLogger(Sweeper.class.getName());
    private static final int AT_ONCE = 500;
    private static final long EVERY_MILLIS = 500;

    @Inject
    private Sweep sweep;

    @Inject
    private Doorbell doorbell;

    @Resource
    private ManagedScheduledExecutorService scheduler;

    private Future<?> sweeping;

    /** Begins to sweep, twice a second. */
    public void start() {
        sweeping = scheduler.scheduleWithFixedDelay(this::sweep, EVERY_MILLIS, EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    @PreDestroy
    void stop() {
        if (sweeping != null) {
            sweeping.cancel(false);
        }
    }

    private void sweep() {
        try {
            sweep.releaseHeld();
            doorbell.ring(sweep.look(AT_ONCE));
        } catch (RuntimeException unreachable) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "event=sweep_failed next=sweeps_again_soon error={0}",
                    LogText.cause(unreachable));
        }
    }
}
