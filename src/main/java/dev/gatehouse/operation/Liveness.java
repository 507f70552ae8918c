package dev.gatehouse.operation;

import dev.gatehouse.delivery.Workers;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/**
 * Alive means that this node answers and works; a database that is away is no reason to restart it, handlers that hold
 * all its threads and never end are.
 */
@org.eclipse.microprofile.health.Liveness
@ApplicationScoped
public class Liveness implements HealthCheck {

    @Inject
    private Workers workers;

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("gatehouse")
                .status(workers.areAtWork())
                .build();
    }
}
