package dev.gatehouse.management;

import dev.gatehouse.access.AdminTokenFilter;
import dev.gatehouse.problem.ProblemAnswers;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.enums.SecuritySchemeType;
import org.eclipse.microprofile.openapi.annotations.info.Info;
import org.eclipse.microprofile.openapi.annotations.security.SecurityScheme;

/** The management API. */
@ApplicationPath("/api/v1")
@OpenAPIDefinition(info = @Info(title = "Gatehouse", version = "1", description = "A self-hosted webhook gateway"))
@SecurityScheme(securitySchemeName = "token", type = SecuritySchemeType.HTTP, scheme = "bearer")
public class ManagementApplication extends Application {

    @Override
    public Set<Class<?>> getClasses() {
        return Set.of(
                AdminTokenFilter.class,
                JsonSupport.class,
                Problems.class,
                ProblemAnswers.class,
                KnownParameters.class,
                IdempotencyKeys.class,
                EndpointsResource.class,
                EndpointSecretsResource.class,
                EventsResource.class,
                DeliveriesResource.class,
                SubscriptionsResource.class,
                ProvidersResource.class,
                RejectionsResource.class);
    }
}
