package dev.gatehouse.operation;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/** Ready means that a webhook could be stored now, and only a write shows that. */
@org.eclipse.microprofile.health.Readiness
@ApplicationScoped
public class Readiness implements HealthCheck {

    private static final Duration PATIENCE = Duration.ofSeconds(3);

    @Resource(lookup = "java:comp/env/jdbc/gatehouse")
    private DataSource database;

    @Resource
    private ManagedThreadFactory threads;

    @Inject
    private Clock clock;

    private ExecutorService thread;
    private Probe probe;

    @PostConstruct
    void open() {
        thread = Executors.newSingleThreadExecutor(threads);
        probe = new Probe(this::write, thread, PATIENCE, clock);
    }

    @PreDestroy
    void close() {
        thread.shutdownNow();
    }

    @Override
    public HealthCheckResponse call() {
        var response = HealthCheckResponse.named("database");
        return objection()
                .map(error -> response.down().withData("error", error))
                .orElseGet(response::up)
                .build();
    }

    /** Why no webhook could be stored now; empty when one could. Known within 3 s, even of a database that is frozen. */
    Optional<String> objection() {
        return probe.objection();
    }

    private Void write() throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement("update readiness_probe set checked_at = now()")) {
            statement.setQueryTimeout((int) PATIENCE.toSeconds());
            statement.executeUpdate();
        }
        return null;
    }
}
