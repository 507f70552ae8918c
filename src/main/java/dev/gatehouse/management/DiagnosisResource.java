package dev.gatehouse.management;

import dev.gatehouse.diagnosis.Cause;
import dev.gatehouse.diagnosis.Finding;
import dev.gatehouse.endpoint.EndpointDiagnosis;
import dev.gatehouse.endpoint.InvalidDocument;
import dev.gatehouse.problem.Problem.FieldError;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Says why an endpoint's signature does not match. */
@Path("/endpoints/{slug}/diagnose")
@Tag(name = "endpoints")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class DiagnosisResource {

    /**
     * What was found out.
     *
     * @param genuine whether the request's sender is proven
     * @param findings what is wrong, the likeliest first
     */
    record Answer(boolean genuine, List<Finding> findings) {

        static Answer of(List<Finding> findings) {
            return new Answer(findings.get(0).cause() == Cause.GENUINE, findings);
        }
    }

    @Inject
    private EndpointDiagnosis diagnosis;

    @Inject
    private Clock clock;

    /** Looks at a request that somebody has a copy of. */
    @POST
    @IdempotentWrite
    @Operation(
            operationId = "diagnoseRequest",
            summary = "Why the signature of a request does not match; the answer holds no secret and no signature")
    @APIResponse(
            responseCode = "200",
            description = "genuine, and findings: cause, message, cure, and whether it is proven")
    public Response diagnose(
            @PathParam("slug") String slug, DiagnosedRequest wanted, @Context HttpServletRequest request) {
        if (wanted == null) {
            throw new InvalidDocument(List.of(new FieldError("", "the body is empty; send the request as JSON")));
        }
        var inbound = wanted.inbound(OwnDoor.url(request, slug));
        var received = Parameters.time("receivedAt", wanted.receivedAt());
        return diagnosis
                .of(slug, inbound, received == null ? clock.instant() : received)
                .map(findings -> Response.ok(Answer.of(findings)).build())
                .orElseThrow(() -> new NotFoundException("there is no endpoint " + slug));
    }
}
