package dev.gatehouse.operation;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/** Ready means that a webhook could be stored now, and only a write shows that. */
@org.eclipse.microprofile.health.Readiness
@ApplicationScoped
public class Readiness implements HealthCheck {

    private static final int PATIENCE_SECONDS = 3;

    @Resource(name = "jdbc/gatehouse")
    private DataSource database;

    @Override
    public HealthCheckResponse call() {
        var response = HealthCheckResponse.named("database");
        try {
            write();
            return response.up().build();
        } catch (SQLException unwritable) {
            return response.down()
                    .withData("error", String.valueOf(unwritable.getMessage()))
                    .build();
        }
    }

    private void write() throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement("update readiness_probe set checked_at = now()")) {
            statement.setQueryTimeout(PATIENCE_SECONDS);
            statement.executeUpdate();
        }
    }
}
