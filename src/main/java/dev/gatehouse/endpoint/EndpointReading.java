package dev.gatehouse.endpoint;

import dev.gatehouse.routing.Route;
import dev.gatehouse.signature.Secret;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hibernate.Session;

/** Reads the whole configuration from the database. */
@ApplicationScoped
class EndpointReading {

    private static final System.Logger LOG = System.getLogger(EndpointReading.class.getName());

    @PersistenceContext
    private EntityManager entityManager;

    @Inject
    private EndpointCompiler compiler;

    @Inject
    private RouteReading routeReading;

    @Inject
    private SecretSeal seal;

    @Inject
    private Clock clock;

    @Transactional
    long version() {
        return ((Number) entityManager
                        .createNativeQuery("select version from configuration")
                        .getSingleResult())
                .longValue();
    }

    /** Whether there are secrets and the master key opens none of them. */
    @Transactional
    boolean opensNoSecret() {
        var secrets = entityManager
                .createQuery("select s from SecretRow s", SecretRow.class)
                .getResultList();
        return !secrets.isEmpty() && secrets.stream().noneMatch(secret -> seal.opens(secret.id(), secret.sealed()));
    }

    /**
     * All of it as of one moment: an endpoint that is being made meanwhile is there with its secrets and subscriptions, or
     * not at all.
     */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    EndpointSnapshot read() {
        entityManager.unwrap(Session.class).doWork(EndpointReading::seeOneMoment);
        long version = version();
        var secrets = entityManager
                .createQuery(
                        "select s from SecretRow s where s.validUntil is null or s.validUntil > :now order by s.id",
                        SecretRow.class)
                .setParameter("now", clock.instant())
                .getResultStream()
                .collect(Collectors.groupingBy(SecretRow::endpointId));
        var routes = routeReading.byEndpoint();
        var endpoints = new ArrayList<Endpoint>();
        var unusable = new HashSet<String>();
        entityManager
                .createQuery("select e from EndpointRow e where e.deletedAt is null", EndpointRow.class)
                .getResultStream()
                .forEach(row -> compile(row, secrets.getOrDefault(row.id(), List.of()), routes)
                        .ifPresentOrElse(endpoints::add, () -> unusable.add(row.slug())));
        return new EndpointSnapshot(
                version,
                endpoints,
                routes.values().stream().flatMap(List::stream).toList(),
                unusable,
                nextExpiry(secrets.values()));
    }

    private static void seeOneMoment(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("set transaction isolation level repeatable read");
        }
    }

    /** One endpoint that can't be used must not take the others with it. */
    private Optional<Endpoint> compile(EndpointRow row, List<SecretRow> secrets, Map<Long, List<Route>> routes) {
        try {
            var document = compiler.read(row.definition());
            var opened = secrets.stream()
                    .map(secret -> new Secret(secret.id().toString(), seal.open(secret.id(), secret.sealed())))
                    .toList();
            var rules = compiler.compile(document, opened);
            return Optional.of(new Endpoint(row.id(), document, rules, routes.getOrDefault(row.id(), List.of())));
        } catch (RuntimeException unusable) {
            LOG.log(
                    System.Logger.Level.ERROR,
                    "event=endpoint_unusable endpoint={0} next=answers_503 error=\"{1}\"",
                    row.slug(),
                    unusable.getMessage());
            return Optional.empty();
        }
    }

    private static Instant nextExpiry(Collection<List<SecretRow>> secrets) {
        return secrets.stream()
                .flatMap(List::stream)
                .map(SecretRow::validUntil)
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .orElse(Instant.MAX);
    }
}
