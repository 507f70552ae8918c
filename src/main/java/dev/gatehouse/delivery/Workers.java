package dev.gatehouse.delivery;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Threads that attempts are made on, apart from the threads of the message-driven bean: one that never comes back costs
 * its delivery, not the bean.
 */
@ApplicationScoped
class Workers {

    @Resource
    private ManagedThreadFactory threads;

    private ExecutorService pool;

    @PostConstruct
    void open() {
        pool = Executors.newCachedThreadPool(threads);
    }

    @PreDestroy
    void close() {
        pool.shutdownNow();
    }

    /**
     * Runs the work and waits for it.
     *
     * @throws TimeoutException when it takes longer than the deadline; the thread it runs on is interrupted then
     * @throws ExecutionException with whatever the work threw
     */
    <T> T call(Callable<T> work, Duration deadline) throws TimeoutException, ExecutionException, InterruptedException {
        var running = pool.submit(work);
        try {
            return running.get(deadline.toMillis(), TimeUnit.MILLISECONDS);
        } finally {
            running.cancel(true);
        }
    }
}
