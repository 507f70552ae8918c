package dev.gatehouse.operation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Tries something that may hang. One try at a time: whoever asks meanwhile shares it, and nobody waits for it after its
 * patience is over. A try that hung and ends after all makes room for the next.
 */
final class Probe {

    private record Try(Future<Void> outcome, Instant startedAt) {}

    private final Callable<Void> deed;
    private final ExecutorService executor;
    private final Duration patience;
    private final Clock clock;
    private Try current;

    Probe(Callable<Void> deed, ExecutorService executor, Duration patience, Clock clock) {
        this.deed = deed;
        this.executor = executor;
        this.patience = patience;
        this.clock = clock;
    }

    /** Why it does not work now; empty when it does. */
    Optional<String> objection() {
        var shared = shared();
        var left = patience.minus(Duration.between(shared.startedAt(), clock.instant()));
        try {
            shared.outcome().get(Math.max(0, left.toMillis()), TimeUnit.MILLISECONDS);
            return Optional.empty();
        } catch (TimeoutException hangs) {
            return Optional.of("no answer within " + patience.toSeconds() + " s");
        } catch (ExecutionException failure) {
            return Optional.of(String.valueOf(failure.getCause().getMessage()));
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return Optional.of("this node is stopping");
        }
    }

    private synchronized Try shared() {
        if (current == null || current.outcome().isDone()) {
            current = new Try(executor.submit(deed), clock.instant());
        }
        return current;
    }
}
