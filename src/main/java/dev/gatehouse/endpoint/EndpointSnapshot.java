package dev.gatehouse.endpoint;

import dev.gatehouse.routing.Route;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The whole configuration at one version. */
final class EndpointSnapshot {

    static final EndpointSnapshot NONE = new EndpointSnapshot(-1, List.of(), List.of(), Set.of(), Instant.MAX);

    private final long version;
    private final Map<String, Endpoint> bySlug;
    private final Map<Long, Endpoint> byId;
    private final Map<Long, Route> routes;
    private final Set<String> unusable;
    private final Instant validUntil;

    /**
     * A snapshot.
     *
     * @param routes of all endpoints, also of those that can't be used or were deleted: what they accepted is still done
     * @param unusable slugs of endpoints that exist and can't be used
     * @param validUntil when the next secret ends
     */
    EndpointSnapshot(
            long version, List<Endpoint> endpoints, List<Route> routes, Set<String> unusable, Instant validUntil) {
        this.unusable = Set.copyOf(unusable);
        this.validUntil = validUntil;
        this.version = version;
        this.bySlug = endpoints.stream().collect(Collectors.toUnmodifiableMap(Endpoint::slug, Function.identity()));
        this.byId = endpoints.stream().collect(Collectors.toUnmodifiableMap(Endpoint::id, Function.identity()));
        this.routes = routes.stream().collect(Collectors.toUnmodifiableMap(Route::subscriptionId, Function.identity()));
    }

    /** Whether it is still true at this time, in a database with this version. */
    boolean isCurrent(long databaseVersion, Instant now) {
        return version == databaseVersion && now.isBefore(validUntil);
    }

    /** Whether the other one shows a later state of the database. */
    boolean isOlderThan(EndpointSnapshot other) {
        return version < other.version;
    }

    boolean isUnusable(String slug) {
        return unusable.contains(slug);
    }

    Optional<Endpoint> bySlug(String slug) {
        return Optional.ofNullable(bySlug.get(slug));
    }

    Optional<Endpoint> byId(long id) {
        return Optional.ofNullable(byId.get(id));
    }

    Collection<Route> routes() {
        return routes.values();
    }

    Optional<Route> route(long subscriptionId) {
        return Optional.ofNullable(routes.get(subscriptionId));
    }
}
