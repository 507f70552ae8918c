package dev.gatehouse.rejection;

import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** At most so many refusals of one endpoint are written down in a second; the rest are only counted. */
final class RejectionRate {

    private static final int PER_SECOND = 20;

    private record Second(long second, int count) {}

    private final Map<Long, Second> seconds = new ConcurrentHashMap<>();
    private final Clock clock;

    RejectionRate(Clock clock) {
        this.clock = clock;
    }

    boolean allows(long endpointId) {
        long now = clock.instant().getEpochSecond();
        var second = seconds.merge(
                endpointId,
                new Second(now, 1),
                (last, first) -> last.second() == now ? new Second(now, last.count() + 1) : first);
        return second.count() <= PER_SECOND;
    }
}
