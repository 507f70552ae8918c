package dev.gatehouse.endpoint;

import dev.gatehouse.problem.LogText;
import dev.gatehouse.problem.WrongSetup;
import dev.gatehouse.routing.Route;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/**
 * All endpoints, in memory, so that the door asks no database. Each node looks twice a second whether the configuration
 * has a new version, and then reads all of it anew.
 */
@ApplicationScoped
public class EndpointDirectory {

    private static final System.Logger LOG = System.getLogger(EndpointDirectory.class.getName());
    private static final long LOOK_EVERY_MILLIS = 500;

    /** Without a look for this long, an endpoint that is not known here may well exist. */
    private static final Duration STALE_AFTER = Duration.ofSeconds(5);

    /** The database could not be asked, so nothing can be said. */
    public static final class NotLoaded extends RuntimeException {

        private static final long serialVersionUID = 1L;

        NotLoaded() {
            super("the endpoints can't be read now", null, false, false);
        }
    }

    private record Loaded(EndpointSnapshot snapshot, Instant seenAt) {}

    @Inject
    private EndpointReading reading;

    @Inject
    private SecretSeal seal;

    @Inject
    private TrustedProxies proxies;

    @Inject
    private ProviderCatalogue providers;

    @Inject
    private Clock clock;

    @Resource
    private ManagedScheduledExecutorService scheduler;

    private final AtomicReference<Loaded> loaded =
            new AtomicReference<>(new Loaded(EndpointSnapshot.NONE, Instant.MIN));
    private Future<?> looking;

    /** Reads the configuration, and from now on every change of it. */
    public void start() {
        seal.requireKey();
        proxies.requireReadable();
        providers.requireReadable();
        if (reading.opensNoSecret()) {
            throw new WrongSetup("GATEHOUSE_MASTER_KEY opens none of the secrets in this database: start with the key "
                    + "they were stored under, or have GATEHOUSE_DB_NAME name another database");
        }
        refresh();
        looking = scheduler.scheduleWithFixedDelay(
                this::look, LOOK_EVERY_MILLIS, LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    @PreDestroy
    void stop() {
        if (looking != null) {
            looking.cancel(false);
        }
    }

    /**
     * The endpoint of this slug.
     *
     * @throws NotLoaded when there is none in memory that can be used and one may well exist
     */
    public Optional<Endpoint> bySlug(String slug) {
        var now = loaded.get();
        var endpoint = now.snapshot().bySlug(slug);
        if (endpoint.isEmpty() && (now.snapshot().isUnusable(slug) || isStale(now))) {
            throw new NotLoaded();
        }
        return endpoint;
    }

    private boolean isStale(Loaded now) {
        return now.seenAt().isBefore(clock.instant().minus(STALE_AFTER));
    }

    /** The endpoint of this database id, unless it was deleted. */
    public Optional<Endpoint> byId(long id) {
        return loaded.get().snapshot().byId(id);
    }

    /** The route of this subscription, unless it was deleted. */
    public Optional<Route> route(long subscriptionId) {
        return loaded.get().snapshot().route(subscriptionId);
    }

    /** The routes of all subscriptions that are at work. */
    public Collection<Route> routes() {
        return loaded.get().snapshot().routes();
    }

    /** Reads all of it now. */
    void refresh() {
        see(reading.read());
    }

    /** Of two that read at the same time the one that saw less may come last. */
    private void see(EndpointSnapshot snapshot) {
        loaded.accumulateAndGet(
                new Loaded(snapshot, clock.instant()),
                (held, seen) -> seen.snapshot().isOlderThan(held.snapshot()) ? held : seen);
    }

    /** Reads all of it when it has changed; when that can't be told now, the next look will. */
    void look() {
        try {
            var seen = loaded.get().snapshot();
            if (seen.isCurrent(reading.version(), clock.instant())) {
                see(seen);
            } else {
                refresh();
            }
        } catch (RuntimeException unreachable) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "event=configuration_not_read next=looks_again_soon error={0}",
                    LogText.cause(unreachable));
        }
    }
}
