package dev.gatehouse.inbox;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Brings the handlers' result to the sender that waits for it, whichever node the handlers ran on. */
@ApplicationScoped
public class Results {

    private static final System.Logger LOG = System.getLogger(Results.class.getName());
    private static final Duration LOOK_EVERY = Duration.ofMillis(200);

    @Inject
    private StoredResults stored;

    @Resource
    private ManagedScheduledExecutorService scheduler;

    private final Map<UUID, CompletableFuture<Answer>> waiting = new ConcurrentHashMap<>();
    private Future<?> looking;

    @PostConstruct
    void start() {
        looking = scheduler.scheduleWithFixedDelay(
                this::look, LOOK_EVERY.toMillis(), LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }

    @PreDestroy
    void stop() {
        looking.cancel(false);
    }

    /**
     * Waits for an event's result; to be called before the event is handed in, so that no result is missed. Whoever
     * waits calls {@link #giveUp} when it no longer does.
     */
    public CompletionStage<Answer> await(UUID eventId) {
        return waiting.computeIfAbsent(eventId, id -> new CompletableFuture<>());
    }

    /** Nobody waits for this event any more. */
    public void giveUp(UUID eventId) {
        waiting.remove(eventId);
    }

    /** Stores the result in the caller's transaction; one that is there stays, unless it was a failure. */
    public void store(Connection connection, ResultOf of, Answer answer) throws SQLException {
        stored.store(connection, of, answer);
    }

    /** Stores the result of an event that awaits one and has none yet. */
    public void storeUnlessKnown(Connection connection, UUID eventId, Answer answer) throws SQLException {
        stored.storeUnlessKnown(connection, eventId, answer);
    }

    /** Tells whoever waits on this node; to be called after the commit. */
    public void announce(UUID eventId, Answer answer) {
        var waiter = waiting.remove(eventId);
        if (waiter != null) {
            waiter.complete(answer);
        }
    }

    /** Results that another node stored. */
    private void look() {
        if (waiting.isEmpty()) {
            return;
        }
        try {
            stored.find(List.copyOf(waiting.keySet())).forEach(this::announce);
        } catch (RuntimeException unreachable) {
            LOG.log(System.Logger.Level.DEBUG, "event=results_not_read next=look_again", unreachable);
        }
    }
}
