package dev.gatehouse.delivery;

import dev.gatehouse.destination.Outcome;
import dev.gatehouse.destination.Outlet.Limits;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.core.IntervalFunction;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * The room that one destination has on this node: places for attempts at the same time, a pace, and a circuit that opens
 * when attempts keep failing. Whatever has no room stays in the database, claimed by nobody. While the circuit is open
 * nothing is attempted; then a few probes are, and it closes when they succeed.
 */
final class Lane {

    private static final int LAST_ATTEMPTS = 20;
    private static final int JUDGED_AFTER = 10;
    private static final int FAILING_PERCENT = 80;
    private static final int PROBES = 2;
    private static final Duration FIRST_REST = Duration.ofSeconds(5);
    private static final Duration LONGEST_REST = Duration.ofMinutes(1);

    private final CircuitBreaker circuit;
    private final Pace pace;
    private int busy;

    Lane(String destination, Clock clock) {
        this.pace = new Pace(clock);
        this.circuit = CircuitBreaker.of(
                destination,
                CircuitBreakerConfig.custom()
                        .clock(clock)
                        .currentTimestampFunction(Clock::millis, TimeUnit.MILLISECONDS)
                        .slidingWindowSize(LAST_ATTEMPTS)
                        .minimumNumberOfCalls(JUDGED_AFTER)
                        .failureRateThreshold(FAILING_PERCENT)
                        .permittedNumberOfCallsInHalfOpenState(PROBES)
                        .waitIntervalFunctionInOpenState(
                                IntervalFunction.ofExponentialBackoff(FIRST_REST, 2, LONGEST_REST))
                        .recordResult(Outcome.Failed.class::isInstance)
                        .build());
    }

    CircuitBreaker circuit() {
        return circuit;
    }

    /** Takes as many places as there are now; each is given back by {@link #leave} or {@link #leaveUnused}. */
    synchronized int enter(Limits limits) {
        int room = Math.min(limits.concurrency() - busy, pace.room(limits.ratePerSecond()));
        int taken = 0;
        while (taken < room && circuit.tryAcquirePermission()) {
            taken++;
        }
        busy += taken;
        pace.begin(taken);
        return taken;
    }

    /** Gives places back in which nothing was attempted. */
    synchronized void leaveUnused(int count) {
        busy -= count;
        pace.giveBack(count);
        for (int i = 0; i < count; i++) {
            circuit.releasePermission();
        }
    }

    /** Gives a place back, and judges the destination by how the attempt ended: a refusal, too, shows that it is there. */
    synchronized void leave(Outcome outcome) {
        busy--;
        circuit.onResult(0, TimeUnit.MILLISECONDS, outcome);
    }
}
