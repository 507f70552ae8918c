package dev.gatehouse.management;

import dev.gatehouse.endpoint.EndpointDiagnosis;
import dev.gatehouse.endpoint.InvalidDocument;
import dev.gatehouse.ingress.Release.Outcome;
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
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What was refused at the door. */
@Path("/rejections")
@Tag(name = "rejections")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class RejectionsResource {

    /**
     * A refused request that was let in.
     *
     * @param outcome {@code released}, or {@code duplicate} when its sender had sent it again meanwhile
     * @param eventId our id of the event
     */
    record Released(String outcome, UUID eventId) {}

    @Inject
    private RejectionReading rejections;

    @Inject
    private Releases releases;

    @Inject
    private EndpointDiagnosis diagnosis;

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

    /** Why it was refused. */
    @POST
    @IdempotentWrite
    @Path("/{id}/diagnose")
    @Operation(
            operationId = "diagnoseRejection",
            summary =
                    "Why the signature of a refused request does not match; the answer holds no secret and no signature")
    @APIResponse(
            responseCode = "200",
            description = "genuine, and findings: cause, message, cure, and whether it is proven")
    public Response diagnose(@PathParam("id") String text) {
        var rejection = rejections.rejection(Parameters.id(text)).orElseThrow(() -> missing(text));
        return diagnosis
                .of(rejections.endpointOf(rejection), rejection.request(), rejection.receivedAt())
                .map(findings ->
                        Response.ok(DiagnosisResource.Answer.of(findings)).build())
                .orElseThrow(() -> new NotFoundException("the endpoint that refused it was deleted"));
    }

    /** Lets one in after all, if it is genuine by what its endpoint says now. */
    @POST
    @IdempotentWrite
    @Path("/{id}/release")
    @Operation(
            operationId = "releaseRejection",
            summary = "Verify a refused request again, as of the time it came, and let it in")
    @APIResponse(responseCode = "200", description = "It is an event, and no longer in the pen")
    @APIResponse(
            responseCode = "409",
            description = "It is still refused, or not all of it was kept; it stays in the pen")
    public Response release(@PathParam("id") String text) {
        return answer(releases.one(Parameters.id(text)).orElseThrow(() -> missing(text)));
    }

    /** Lets many in. */
    @POST
    @IdempotentWrite
    @Path("/release")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "releaseRejections",
            summary =
                    "Verify refused requests again by query, the oldest first, and let them in; dryRun only counts them")
    @APIResponse(
            responseCode = "200",
            description = "How many of each outcome, and next, the cursor to go on with or null")
    public Response releaseAll(BulkRelease wanted) {
        if (wanted == null) {
            throw new InvalidDocument(List.of(new FieldError("", "the body is empty; send a query as JSON")));
        }
        return Response.ok(releases.many(wanted)).build();
    }

    private static Response answer(Outcome outcome) {
        if (outcome instanceof Outcome.Accepted accepted) {
            return Response.ok(new Released("released", accepted.eventId())).build();
        }
        if (outcome instanceof Outcome.Duplicate duplicate) {
            return Response.ok(new Released("duplicate", duplicate.eventId())).build();
        }
        var problem = outcome instanceof Outcome.StillRefused refused
                ? Problem.of(409, "still_refused", refused.reason() + ": " + refused.detail())
                : Problem.of(409, "not_releasable", ((Outcome.Impossible) outcome).detail());
        return problem.response().build();
    }

    private static NotFoundException missing(String id) {
        return new NotFoundException("there is no rejection with the id " + id);
    }
}
