package dev.gatehouse.endpoint;

import dev.gatehouse.routing.Route;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The whole configuration at one version. */
final class EndpointSnapshot {

    static final EndpointSnapshot NONE = new EndpointSnapshot(-1, List.of());

    private final long version;
    private final Map<String, Endpoint> bySlug;
    private final Map<Long, Endpoint> byId;
    private final Map<Long, Route> routes;

    EndpointSnapshot(long version, List<Endpoint> endpoints) {
        this.version = version;
        this.bySlug = endpoints.stream().collect(Collectors.toUnmodifiableMap(Endpoint::slug, Function.identity()));
        this.byId = endpoints.stream().collect(Collectors.toUnmodifiableMap(Endpoint::id, Function.identity()));
        this.routes = endpoints.stream()
                .flatMap(endpoint -> endpoint.routes().stream())
                .collect(Collectors.toUnmodifiableMap(Route::subscriptionId, Function.identity()));
    }

    long version() {
        return version;
    }

    Optional<Endpoint> bySlug(String slug) {
        return Optional.ofNullable(bySlug.get(slug));
    }

    Optional<Endpoint> byId(long id) {
        return Optional.ofNullable(byId.get(id));
    }

    Optional<Route> route(long subscriptionId) {
        return Optional.ofNullable(routes.get(subscriptionId));
    }
}
