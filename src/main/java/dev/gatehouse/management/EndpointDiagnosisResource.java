package dev.gatehouse.management;

import dev.gatehouse.diagnosis.Report;
import dev.gatehouse.endpoint.InvalidDocument;
import dev.gatehouse.problem.Problem.FieldError;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Says why a recorded request would not be taken. */
@Path("/endpoints/{slug}/diagnose")
@Tag(name = "endpoints")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class EndpointDiagnosisResource {

    @Inject
    private Diagnoses diagnoses;

    @Inject
    private Clock clock;

    /** Nothing is stored, and the answer holds neither a secret nor a signature. */
    @POST
    @IdempotentWrite
    @Operation(
            operationId = "diagnose",
            summary = "Say in plain words why a request is not proven; nothing is stored and no secret is shown")
    @APIResponse(
            responseCode = "200",
            description = "Whether it verifies, and if not what would have to be mended",
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = Report.class)))
    public Response diagnose(@PathParam("slug") String slug, PastedRequest pasted) {
        if (pasted == null) {
            throw new InvalidDocument(List.of(new FieldError("", "the body is empty; send a request as JSON")));
        }
        var at = pasted.receivedAt() == null ? clock.instant() : pasted.receivedAt();
        return diagnoses
                .examine(slug, pasted.inbound(), at)
                .map(report -> Response.ok(report).build())
                .orElseThrow(() -> new NotFoundException("there is no endpoint " + slug));
    }
}
