package dev.gatehouse.management;

import dev.gatehouse.diagnosis.Report;
import dev.gatehouse.endpoint.InvalidDocument;
import dev.gatehouse.ingress.Readmitted;
import dev.gatehouse.ingress.Refusal;
import dev.gatehouse.problem.Problem;
import dev.gatehouse.problem.Problem.FieldError;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What was refused at the door. */
@Path("/rejections")
@Tag(name = "rejections")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class RejectionsResource {

    /**
     * An event that came of a refused request.
     *
     * @param event its id
     * @param outcome {@code released}, or {@code duplicate} when it was there before
     */
    record Released(UUID event, String outcome) {}

    @Inject
    private RejectionReading rejections;

    @Inject
    private Diagnoses diagnoses;

    @Inject
    private Releases releases;

    /** The refusals that fit, newest first. */
    @GET
    @Operation(operationId = "listRejections", summary = "List refused requests, newest first")
    @APIResponse(responseCode = "200", description = "A page: items, and next, the cursor of the page after it or null")
    public Response list(@BeanParam RejectionQuery wanted) {
        return Response.ok(rejections.list(wanted)).build();
    }

    /** One refusal, with headers and body. */
    @GET
    @Path("/{id}")
    @Operation(operationId = "getRejection", summary = "One refused request with its headers and body")
    @APIResponse(responseCode = "200", description = "The refused request")
    public Response one(@PathParam("id") String id) {
        return rejections
                .find(Parameters.id(id))
                .map(rejection -> Response.ok(rejection).build())
                .orElseThrow(() -> missing(id));
    }

    /** Says why it was refused, as of the time it came. */
    @POST
    @IdempotentWrite
    @Path("/{id}/diagnose")
    @Operation(
            operationId = "diagnoseRejection",
            summary = "Say in plain words why a refused request is not proven; no secret is shown")
    @APIResponse(
            responseCode = "200",
            description = "Whether it verifies now, and if not what would have to be mended",
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = Report.class)))
    public Response diagnose(@PathParam("id") String id) {
        var kept = rejections.keptFor(Parameters.id(id)).orElseThrow(() -> missing(id));
        var rejection = kept.rejection();
        if (Refusal.isForGood(rejection.cause().reason())) {
            return impossible("it was refused as " + rejection.cause().reason()
                    + ", which is not about its signature; its detail says more");
        }
        return diagnoses
                .examine(kept.endpoint(), rejection.request(), rejection.receivedAt())
                .map(report -> Response.ok(report).build())
                .orElseThrow(() -> new NotFoundException("the endpoint of this rejection was removed"));
    }

    /** Lets it in if its endpoint takes it now; a refusal leaves it where it is. */
    @POST
    @IdempotentWrite
    @Path("/{id}/release")
    @Operation(
            operationId = "releaseRejection",
            summary =
                    "Verify a refused request again, as of the time it came, and accept it as an event if it is proven")
    @APIResponse(
            responseCode = "200",
            description = "The event; the rejection is gone",
            content =
                    @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = Released.class)))
    public Response release(@PathParam("id") String id) {
        var outcome = releases.release(Parameters.id(id)).orElseThrow(() -> missing(id));
        if (outcome instanceof Readmitted.Event event) {
            return Response.ok(new Released(event.id(), event.duplicate() ? "duplicate" : "released"))
                    .build();
        }
        return outcome instanceof Readmitted.Refused refused
                ? Problem.of(409, refused.reason(), "still refused: " + refused.detail())
                        .response()
                        .build()
                : impossible(((Readmitted.Impossible) outcome).detail());
    }

    /** Lets many in, a slice at a time. */
    @POST
    @IdempotentWrite
    @Path("/release")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "releaseRejections",
            summary =
                    "Release refused requests by query, the oldest first, a slice at a time; dryRun only verifies them")
    @APIResponse(
            responseCode = "200",
            description = "How many became events, were events before, are refused as before or can't be looked at",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = BulkRelease.Result.class)))
    public Response releaseAll(BulkRelease wanted) {
        if (wanted == null) {
            throw new InvalidDocument(List.of(new FieldError("", "the body is empty; send a query as JSON")));
        }
        return Response.ok(releases.release(wanted)).build();
    }

    private static Response impossible(String why) {
        return Problem.of(409, "not_verifiable", why).response().build();
    }

    private static NotFoundException missing(String id) {
        return new NotFoundException("there is no rejection with the id " + id);
    }
}
