package dev.gatehouse.ingress;

import dev.gatehouse.endpoint.Endpoint;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Counts the requests of endpoints that have a limit, second by second. */
@ApplicationScoped
class Turnstile {

    private record Second(long second, int count) {}

    @Inject
    private Clock clock;

    private final Map<Long, Second> seconds = new ConcurrentHashMap<>();

    boolean lets(Endpoint endpoint) {
        return endpoint.requestsPerSecond().isEmpty()
                || count(endpoint.id()) <= endpoint.requestsPerSecond().getAsInt();
    }

    private int count(long endpointId) {
        long now = clock.instant().getEpochSecond();
        return seconds.merge(
                        endpointId,
                        new Second(now, 1),
                        (last, first) -> last.second() == now ? new Second(now, last.count() + 1) : first)
                .count();
    }
}
