package dev.gatehouse.operation;

import dev.gatehouse.problem.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.health.Readiness;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/**
 * Says 200 only where this node can store a webhook. Unlike the server's own health page it is not there, with 404,
 * before the application is deployed or when it was refused.
 */
@Path("/")
@ApplicationScoped
public class ReadyResource {

    private static final int RETRY_AFTER_SECONDS = 2;

    @Inject
    @Readiness
    private dev.gatehouse.operation.Readiness readiness;

    /** 200 {@code {"status":"UP"}}, or 503; known within 3 s. */
    @GET
    @Operation(operationId = "ready", summary = "Whether this node can store a webhook now; for load balancers")
    @APIResponse(responseCode = "200", description = "It can")
    public Response ready() {
        return readiness
                .objection()
                .map(error -> Problem.of(503, "not_ready", "no webhook can be stored now; /health/ready says why")
                        .response()
                        .header("Retry-After", RETRY_AFTER_SECONDS))
                .orElseGet(() -> Response.ok("{\"status\":\"UP\"}", MediaType.APPLICATION_JSON))
                .build();
    }
}
