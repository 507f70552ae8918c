package dev.gatehouse.operation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.time.Clock;
import java.time.Duration;

/** The one place that decides what time it is. */
@ApplicationScoped
class SystemClock {

    private static final Duration MICROSECOND = Duration.ofNanos(1_000);

    /** In microseconds, as PostgreSQL keeps times: what is shown at once is what is shown later. */
    @Produces
    Clock clock() {
        return Clock.tick(Clock.systemUTC(), MICROSECOND);
    }
}
