package dev.gatehouse.destination;

import dev.gatehouse.endpoint.EndpointVersion;
import dev.gatehouse.problem.LogText;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * All destinations elsewhere, ready to be called. Each node looks twice a second whether the configuration has a new
 * version; a destination that did not change stays as it is, with its connections.
 */
@ApplicationScoped
public class DestinationDirectory {

    private static final System.Logger LOG = System.getLogger(DestinationDirectory.class.getName());
    private static final long LOOK_EVERY_MILLIS = 500;

    /** No attempt takes longer, so by then nobody calls a destination that was changed or removed. */
    private static final long CLOSED_AFTER_SECONDS = 90;

    private record Loaded(long version, Map<EndpointVersion, Outlet> outlets, Map<String, Outlet> byName) {}

    @Inject
    private DestinationReading reading;

    @Inject
    private Outlets outlets;

    @Resource
    private ManagedScheduledExecutorService scheduler;

    private volatile Loaded loaded = new Loaded(-1, Map.of(), Map.of());
    private Future<?> looking;

    /** Reads the destinations, and from now on every change of them. */
    public void start() {
        refresh();
        looking = scheduler.scheduleWithFixedDelay(
                this::look, LOOK_EVERY_MILLIS, LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    @PreDestroy
    void stop() {
        if (looking != null) {
            looking.cancel(false);
        }
        loaded.outlets().values().forEach(outlets::close);
    }

    /** All of them. */
    public Collection<Outlet> all() {
        return loaded.byName().values();
    }

    /** The one of this name; empty when there is none, or it is no destination elsewhere. */
    public Optional<Outlet> find(String name) {
        return Optional.ofNullable(loaded.byName().get(name));
    }

    /** Reads all of it when it has changed; when that can't be told now, the next look will. */
    void look() {
        try {
            if (loaded.version() != reading.version()) {
                refresh();
            }
        } catch (RuntimeException unreachable) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "event=destinations_not_read next=looks_again_soon error={0}",
                    LogText.cause(unreachable));
        }
    }

    private synchronized void refresh() {
        var read = reading.read();
        var before = loaded.outlets();
        var now = new HashMap<EndpointVersion, Outlet>();
        read.documents().forEach((version, document) -> {
            var known = before.get(version);
            now.put(version, known == null ? outlets.open(version.id(), document) : known);
        });
        loaded = new Loaded(
                read.version(),
                Map.copyOf(now),
                now.values().stream().collect(Collectors.toUnmodifiableMap(Outlet::name, Function.identity())));
        before.forEach((version, outlet) -> {
            if (!now.containsKey(version)) {
                Future<?> unused =
                        scheduler.schedule(() -> outlets.close(outlet), CLOSED_AFTER_SECONDS, TimeUnit.SECONDS);
            }
        });
    }
}
