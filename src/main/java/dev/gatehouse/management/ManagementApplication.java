package dev.gatehouse.management;

import dev.gatehouse.access.AdminTokenFilter;
import dev.gatehouse.problem.Problem;
import dev.gatehouse.problem.ProblemAnswers;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Components;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.enums.SecuritySchemeType;
import org.eclipse.microprofile.openapi.annotations.info.Info;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.media.SchemaProperty;
import org.eclipse.microprofile.openapi.annotations.security.SecurityScheme;

/** The management API. */
@ApplicationPath("/api/v1")
@OpenAPIDefinition(
        info = @Info(title = "Gatehouse", version = "1", description = "A self-hosted webhook gateway"),
        components =
                @Components(
                        schemas = {
                            @Schema(
                                    name = ApiDescription.PROBLEM,
                                    type = SchemaType.OBJECT,
                                    properties = {
                                        @SchemaProperty(name = "type", type = SchemaType.STRING),
                                        @SchemaProperty(name = "title", type = SchemaType.STRING),
                                        @SchemaProperty(name = "status", type = SchemaType.INTEGER),
                                        @SchemaProperty(name = "detail", type = SchemaType.STRING),
                                        @SchemaProperty(name = "instance", type = SchemaType.STRING),
                                        @SchemaProperty(name = "reason", type = SchemaType.STRING),
                                        @SchemaProperty(
                                                name = "errors",
                                                type = SchemaType.ARRAY,
                                                implementation = Problem.FieldError.class)
                                    }),
                            @Schema(name = ApiDescription.KEY, type = SchemaType.STRING, maxLength = 255)
                        }))
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
                EndpointTestResource.class,
                EndpointDiagnosisResource.class,
                EventsResource.class,
                DeliveriesResource.class,
                DestinationsResource.class,
                SubscriptionsResource.class,
                ProvidersResource.class,
                RejectionsResource.class,
                ReplaysResource.class);
    }
}
