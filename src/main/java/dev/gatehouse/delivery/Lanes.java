package dev.gatehouse.delivery;

import dev.gatehouse.destination.Outlet;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The lanes of all destinations; one keeps its lane when its settings change. */
@ApplicationScoped
class Lanes {

    private static final System.Logger LOG = System.getLogger(Lanes.class.getName());

    private final Map<Long, Lane> byDestination = new ConcurrentHashMap<>();

    @Inject
    private Clock clock;

    Lane of(Outlet outlet) {
        return byDestination.computeIfAbsent(outlet.id(), id -> open(outlet.name()));
    }

    private Lane open(String destination) {
        var lane = new Lane(destination, clock);
        lane.circuit()
                .getEventPublisher()
                .onStateTransition(change -> LOG.log(
                        System.Logger.Level.WARNING,
                        "event=circuit_{0} destination={1} next={2}",
                        change.getStateTransition().getToState().name().toLowerCase(java.util.Locale.ROOT),
                        destination,
                        switch (change.getStateTransition().getToState()) {
                            case OPEN -> "its_deliveries_wait_and_it_is_probed_later";
                            case HALF_OPEN -> "probes";
                            default -> "delivers";
                        }));
        return lane;
    }
}
