package dev.gatehouse.ingress;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.AsyncResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * How long a sender waits for the commit before it is told to come again. Looked at once a second for all together: a
 * timer for each request would cost more than the request's own log line.
 */
@ApplicationScoped
class Patience {

    private static final System.Logger LOG = System.getLogger(Patience.class.getName());

    /** Senders give up after 5 to 30 seconds; by then they shall know that they have to come again. */
    private static final Duration LONGEST = Duration.ofSeconds(10);

    @Inject
    private Clock clock;

    /** A thread of its own: the few of the server's scheduler may all hang in the database when this is needed most. */
    @Resource
    private ManagedThreadFactory threads;

    private final Map<AsyncResponse, Instant> waiting = new ConcurrentHashMap<>();
    private ScheduledExecutorService timer;
    private Future<?> looking;

    @PostConstruct
    void open() {
        timer = Executors.newSingleThreadScheduledExecutor(threads);
        looking = timer.scheduleWithFixedDelay(this::look, 1, 1, TimeUnit.SECONDS);
    }

    @PreDestroy
    void close() {
        looking.cancel(false);
        timer.shutdown();
    }

    /** The sender begins to wait; whoever answers it calls {@link #end}. */
    void begin(AsyncResponse response) {
        waiting.put(response, clock.instant());
    }

    void end(AsyncResponse response) {
        waiting.remove(response);
    }

    private void look() {
        var latest = clock.instant().minus(LONGEST);
        waiting.forEach((response, since) -> {
            if (since.isBefore(latest) && waiting.remove(response) != null) {
                sendAway(response);
            }
        });
    }

    /** One whose connection is in a bad state must not cost the others their answers. */
    private static void sendAway(AsyncResponse response) {
        try {
            response.resume(Refusal.UNAVAILABLE.response());
        } catch (RuntimeException gone) {
            LOG.log(System.Logger.Level.DEBUG, "event=sender_gone", gone);
        }
    }
}
