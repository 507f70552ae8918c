package dev.gatehouse.delivery;

import dev.gatehouse.delivery.OutboundClaims.Line;
import dev.gatehouse.destination.DestinationDirectory;
import dev.gatehouse.destination.Outlet;
import dev.gatehouse.endpoint.EndpointDirectory;
import dev.gatehouse.problem.LogText;
import dev.gatehouse.routing.RetryPolicy;
import dev.gatehouse.routing.Route;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;

/**
 * Has events leave for destinations elsewhere. Nothing is rung for: each node takes from each subscription's line what
 * its destination has room for, twice a second and whenever something new has come or a place has become free.
 */
@ApplicationScoped
public class Outbound {

    private static final System.Logger LOG = System.getLogger(Outbound.class.getName());
    private static final Duration REST = Duration.ofMillis(500);

    /** Beyond an attempt's own limit: time for a name to be resolved, and for a database to come back. */
    private static final Duration LEASE_MARGIN = Duration.ofMinutes(1);

    /** Every so many looks, what is in line for a subscription that leads to the handlers now is sent there. */
    private static final int LOOKS_UNTIL_SORTED = 20;

    @Inject
    private DestinationDirectory destinations;

    @Inject
    private EndpointDirectory endpoints;

    @Inject
    private OutboundClaims claims;

    @Inject
    private Lanes lanes;

    @Inject
    private Errands errands;

    @Inject
    private Clock clock;

    @Inject
    private DeliverySettings settings;

    @Resource
    private ManagedScheduledExecutorService scheduler;

    private final AtomicBoolean woken = new AtomicBoolean();
    private volatile boolean stopped;
    private volatile Future<?> next;
    private int looks;

    /** Begins to take; not on a node without workers, which leaves all work to others. */
    public void start() {
        if (settings.workers() > 0) {
            next = scheduler.scheduleWithFixedDelay(
                    this::look, REST.toMillis(), REST.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    @PreDestroy
    void stop() {
        stopped = true;
        if (next != null) {
            next.cancel(false);
        }
    }

    /** Whether this route leads elsewhere. */
    boolean isFor(Route route) {
        return destinations.find(route.destination()).isPresent();
    }

    /** Has it look soon; never blocks. */
    void wake() {
        if (settings.workers() > 0 && !stopped && woken.compareAndSet(false, true)) {
            try {
                scheduler.execute(this::look);
            } catch (RejectedExecutionException busyOrStopping) {
                woken.set(false);
            }
        }
    }

    /** Of claims that were rung for and lead elsewhere. */
    void sendOut(List<Claim> astray) {
        claims.sendOut(astray);
        wake();
    }

    private synchronized void look() {
        woken.set(false);
        try {
            sort();
            take();
        } catch (RuntimeException unreachable) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "event=nothing_left next=looks_again_soon error={0}",
                    LogText.cause(unreachable));
        }
    }

    private void sort() {
        if (looks++ % LOOKS_UNTIL_SORTED == 0) {
            var stay = endpoints.routes().stream()
                    .filter(route -> !isFor(route))
                    .map(Route::subscriptionId)
                    .toList();
            claims.keepIn(stay);
            claims.hold(endpoints.routes().stream()
                    .filter(Route::held)
                    .map(Route::subscriptionId)
                    .toList());
            claims.cancelRemoved();
        }
    }

    private void take() {
        var routes = endpoints.routes().stream()
                .filter(route -> isFor(route) && !route.held())
                .collect(Collectors.groupingBy(Route::destination));
        var rooms = new HashMap<Outlet, Integer>();
        try {
            var lines = new ArrayList<Line>();
            for (var outlet : destinations.all()) {
                var own = routes.getOrDefault(outlet.name(), List.of());
                int room = own.isEmpty() ? 0 : lanes.of(outlet).enter(outlet.limits());
                rooms.put(outlet, room);
                own.stream().filter(route -> room > 0).forEach(r -> lines.add(new Line(r.subscriptionId(), room)));
            }
            if (!lines.isEmpty()) {
                takeDue(claims.due(lines), rooms);
            }
        } finally {
            rooms.forEach((outlet, unused) -> lanes.of(outlet).leaveUnused(unused));
        }
    }

    private void takeDue(List<Due> due, Map<Outlet, Integer> rooms) {
        takeOver(due.stream().filter(Due::isLost).toList());
        var byOutlet = due.stream()
                .filter(delivery -> !delivery.running())
                .collect(Collectors.groupingBy(delivery -> endpoints
                        .route(delivery.subscriptionId())
                        .map(Route::destination)
                        .orElse("")));
        for (var outlet : List.copyOf(rooms.keySet())) {
            var own = byOutlet.getOrDefault(outlet.name(), List.of());
            if (!own.isEmpty()) {
                begin(outlet, own.subList(0, Math.min(own.size(), rooms.get(outlet))), rooms);
            }
        }
    }

    private void begin(Outlet outlet, List<Due> due, Map<Outlet, Integer> rooms) {
        var lease = outlet.limits().timeout().plus(LEASE_MARGIN);
        var until = clock.instant().plus(lease);
        var lane = lanes.of(outlet);
        for (var claim : claims.take(due.stream().map(Due::id).toList(), lease)) {
            rooms.merge(outlet, -1, Integer::sum);
            errands.begin(claim, outlet, until, outcome -> {
                lane.leave(outcome);
                wake();
            });
        }
    }

    private void takeOver(List<Due> lost) {
        if (!lost.isEmpty()) {
            claims.takeOver(lost, this::hasNoAttemptLeft);
        }
    }

    private boolean hasNoAttemptLeft(Due due) {
        var policy = endpoints.route(due.subscriptionId()).map(Route::retry).orElse(RetryPolicy.DEFAULT);
        return policy.restAfter(due.attempts(), Claim.age(due.id(), clock.instant()), ThreadLocalRandom.current())
                .isEmpty();
    }
}
