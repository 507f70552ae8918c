package dev.gatehouse.delivery;

import dev.gatehouse.destination.Destination;
import dev.gatehouse.destination.DestinationDirectory;
import dev.gatehouse.endpoint.EndpointDirectory;
import dev.gatehouse.routing.Route;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Finds where a claim's subscription leads. */
@ApplicationScoped
class Destinations {

    @Inject
    @Any
    private Instance<Destination> all;

    @Inject
    private EndpointDirectory endpoints;

    @Inject
    private DestinationDirectory elsewhere;

    private Map<String, Destination> byName;

    @PostConstruct
    void index() {
        byName = all.stream().collect(Collectors.toUnmodifiableMap(Destination::name, Function.identity()));
    }

    /** Whether the claim's subscription leads out of this application. */
    boolean isElsewhere(Claim claim) {
        return endpoints
                .route(claim.subscriptionId())
                .flatMap(route -> elsewhere.find(route.destination()))
                .isPresent();
    }

    /** Whether what goes there is to be held now. */
    boolean holds(Claim claim) {
        return endpoints.route(claim.subscriptionId()).filter(Route::held).isPresent();
    }

    /** Empty when the subscription or its destination is gone. */
    Optional<Destination> of(Claim claim) {
        return endpoints.route(claim.subscriptionId()).map(Route::destination).map(byName::get);
    }
}
