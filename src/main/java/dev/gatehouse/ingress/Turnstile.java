package dev.gatehouse.ingress;

import dev.gatehouse.endpoint.EachSecond;
import dev.gatehouse.endpoint.Endpoint;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;

/** Counts the requests of endpoints that have a limit. */
@ApplicationScoped
class Turnstile {

    @Inject
    private Clock clock;

    private EachSecond requests;

    @PostConstruct
    void open() {
        requests = new EachSecond(clock);
    }

    boolean lets(Endpoint endpoint) {
        return endpoint.requestsPerSecond().isEmpty()
                || requests.count(endpoint.id()) <= endpoint.requestsPerSecond().getAsInt();
    }
}
