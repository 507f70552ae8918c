package dev.gatehouse.endpoint;

import dev.gatehouse.problem.LogText;
import dev.gatehouse.routing.Route;
import dev.gatehouse.routing.Rules;
import dev.gatehouse.routing.SubscriptionDefinition;
import dev.gatehouse.routing.SubscriptionState;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Tuple;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.hibernate.Session;

/** Reads all subscriptions. What did not change is not compiled again. Belongs in its caller's transaction. */
@ApplicationScoped
class RouteReading {

    private static final System.Logger LOG = System.getLogger(RouteReading.class.getName());

    /** Those of deleted endpoints too: what they accepted is still done. */
    private static final String ROUTES = """
            select s.endpoint_id as endpoint, s.id as id, d.name as destination, d.kind as kind,
                   s.definition as definition, s.state as state,
                   s.state <> 'active' or (e.state = 'paused' and e.deleted_at is null) as held
            from subscription s
            join destination d on d.id = s.destination_id
            join endpoint e on e.id = s.endpoint_id
            where s.deleted_at is null order by s.id
            """;

    /** What a compiled subscription depends on. */
    private record Source(String definition, String destinationKind) {}

    @PersistenceContext
    private EntityManager entityManager;

    private volatile Map<Source, Rules> compiled = Map.of();

    Map<Long, List<Route>> byEndpoint() {
        var used = new HashMap<Source, Rules>();
        var routes = entityManager.unwrap(Session.class).createNativeQuery(ROUTES, Tuple.class).getResultList().stream()
                .collect(Collectors.groupingBy(
                        row -> row.get("endpoint", Long.class),
                        Collectors.mapping(row -> route(row, used), Collectors.toList())));
        compiled = Map.copyOf(used);
        return routes;
    }

    private Route route(Tuple row, Map<Source, Rules> used) {
        long id = row.get("id", Long.class);
        var source = new Source(row.get("definition", String.class), row.get("kind", String.class));
        var known = compiled;
        var rules = used.computeIfAbsent(source, any -> known.containsKey(any) ? known.get(any) : rules(any, id));
        return new Route(
                id,
                row.get("destination", String.class),
                SubscriptionState.of(row.get("state", String.class)),
                row.get("held", Boolean.class),
                rules);
    }

    /** One subscription that can't be used must not take the others with it, nor the events it may be for. */
    private static Rules rules(Source source, long id) {
        try {
            return SubscriptionDefinition.read(source.definition()).rules(source.destinationKind());
        } catch (IllegalArgumentException unusable) {
            LOG.log(
                    System.Logger.Level.ERROR,
                    "event=subscription_unusable subscription={0} next=its_deliveries_fail error={1}",
                    Long.toString(id),
                    LogText.quoted(unusable.getMessage()));
            return Rules.unusable(unusable.getMessage());
        }
    }
}
