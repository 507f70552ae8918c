package dev.gatehouse.endpoint;

import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Counts what happens at each endpoint, from zero in every second. */
public final class EachSecond {

    private record Second(long second, int count) {}

    private final Map<Long, Second> seconds = new ConcurrentHashMap<>();
    private final Clock clock;

    /** Seconds are those of the clock. */
    public EachSecond(Clock clock) {
        this.clock = clock;
    }

    /** Counts one more; how many it makes in this second. */
    public int count(long endpointId) {
        long now = clock.instant().getEpochSecond();
        return seconds.merge(
                        endpointId,
                        new Second(now, 1),
                        (last, first) -> last.second() == now ? new Second(now, last.count() + 1) : first)
                .count();
    }
}
