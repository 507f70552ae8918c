package dev.gatehouse.delivery;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeoutException;

/**
 * Threads that attempts are made on, apart from the threads of the message-driven bean: one that never comes back costs
 * its delivery, not the bean.
 */
@ApplicationScoped
public class Workers {

    @Resource
    private ManagedThreadFactory threads;

    /**
     * Beyond the workers, how many attempts may hang before no more are made. Each may hold a database connection, and
     * the door must never run out of those.
     */
    private static final int HANGING_AT_MOST = 8;

    @Inject
    private DeliverySettings settings;

    private ExecutorService pool;
    private Places places;

    @PostConstruct
    void open() {
        pool = Executors.newCachedThreadPool(threads);
        places = new Places(settings.workers() + HANGING_AT_MOST, pool);
    }

    @PreDestroy
    void close() {
        pool.shutdownNow();
    }

    /**
     * Whether this node still works on deliveries. When it does not, handlers that never end hold all its threads, and
     * only a restart helps.
     */
    public boolean areAtWork() {
        return places.unstoppable() < HANGING_AT_MOST;
    }

    /** Whether an attempt can be made now; not so while too many hang. */
    boolean anyFree() {
        return places.anyFree();
    }

    /**
     * Runs the work and waits for it.
     *
     * @throws Unstoppable when it goes on although it was interrupted
     * @throws TimeoutException when it takes longer than the deadline; the thread it runs on is interrupted then
     * @throws ExecutionException with whatever the work threw
     */
    <T> T call(Callable<T> work, Duration deadline) throws TimeoutException, ExecutionException, InterruptedException {
        return places.call(work, deadline);
    }
}
