package dev.gatehouse.delivery;

import dev.gatehouse.problem.LogText;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;

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

    @Inject
    @ConfigProperty(name = "gatehouse.workers", defaultValue = "8")
    private int workers;

    private Future<?> sweeping;

    /** Begins to sweep, twice a second; not on a node without workers, which leaves all work to others. */
    public void start() {
        if (workers == 0) {
            return;
        }
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
