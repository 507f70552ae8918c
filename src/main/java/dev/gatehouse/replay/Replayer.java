package dev.gatehouse.replay;

import dev.gatehouse.delivery.DeliverySettings;
import dev.gatehouse.delivery.ReplayLane;
import dev.gatehouse.endpoint.Endpoints;
import dev.gatehouse.problem.LogText;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Gives every job that has not ended a turn now and then. All nodes do; each turn is taken by one of them. */
@ApplicationScoped
public class Replayer {

    private static final System.Logger LOG = System.getLogger(Replayer.class.getName());
    private static final Duration REST = Duration.ofMillis(500);
    private static final Duration REST_WITH_WORK = Duration.ofMillis(100);

    @Inject
    private ReplayTurn turn;

    @Inject
    private ReplayLane lane;

    @Inject
    private Endpoints endpoints;

    @Inject
    private DeliverySettings settings;

    @Resource
    private ManagedScheduledExecutorService scheduler;

    private volatile boolean stopped;
    private volatile Future<?> next;

    /** Begins to take turns; not on a node without workers, which leaves all work to others. */
    public void start() {
        if (settings.worksOnDeliveries()) {
            turnAfter(REST);
        }
    }

    @PreDestroy
    void stop() {
        stopped = true;
        if (next != null) {
            next.cancel(false);
        }
    }

    private void turnAfter(Duration rest) {
        if (!stopped) {
            next = scheduler.schedule(this::turns, rest.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void turns() {
        boolean work = false;
        try {
            var unfinished = turn.unfinished();
            work = !unfinished.isEmpty();
            if (work) {
                // a subscription that was made a moment ago is one of those that take an event
                endpoints.catchUp();
            }
            int share = Math.max(1, Lot.MOST / Math.max(1, unfinished.size()));
            unfinished.forEach(id -> take(id, share));
        } catch (RuntimeException unreachable) {
            warn("event=replays_not_read next=looks_again_soon error={0}", unreachable);
        } finally {
            turnAfter(work ? REST_WITH_WORK : REST);
        }
    }

    /** What one job can't do must not keep the others from their turns. */
    private void take(UUID id, int share) {
        try {
            lane.ring(turn.take(id, share));
        } catch (RuntimeException failure) {
            warn("event=replay_turn_failed replay=" + id + " next=tries_again_soon error={0}", failure);
        }
    }

    private static void warn(String message, RuntimeException failure) {
        LOG.log(System.Logger.Level.WARNING, message, LogText.cause(failure));
    }
}
