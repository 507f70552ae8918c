package dev.gatehouse.management;

import dev.gatehouse.problem.Problem;
import dev.gatehouse.replay.ReplayRequest;
import dev.gatehouse.replay.ReplayView;
import dev.gatehouse.replay.Replays;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Jobs that deliver stored events once more. */
@Path("/replays")
@Tag(name = "replays")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class ReplaysResource {

    @Inject
    private Replays replays;

    /** Submits a job. */
    @POST
    @IdempotentWrite
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "submitReplay",
            summary = "Deliver stored events once more, or count them with dryRun; the same Idempotency-Key is one job")
    @APIResponse(responseCode = "201", description = "The job; Location says where it can be followed")
    public Response submit(
            ReplayRequest request, @HeaderParam(IdempotencyKeys.HEADER) String key, @Context UriInfo uri) {
        var replay = replays.submit(request, Optional.ofNullable(key));
        return Response.created(locationOf(replay, uri)).entity(replay).build();
    }

    /** The jobs, newest first. */
    @GET
    @Operation(operationId = "listReplays", summary = "List replays, newest first")
    @APIResponse(responseCode = "200", description = "A page: items, and next, the cursor of the page after it or null")
    public Response list(@BeanParam ReplayListing wanted) {
        int limit = Parameters.limit(wanted.limit);
        var found = replays.list(Parameters.cursor(wanted.cursor), limit + 1);
        return Response.ok(Page.of(found, limit, replay -> replay.id().toString()))
                .build();
    }

    /** One job and how far it is. */
    @GET
    @Path("/{id}")
    @Operation(operationId = "getReplay", summary = "One replay: state, counts, progress")
    @APIResponse(responseCode = "200", description = "The job")
    public Response one(@PathParam("id") String id) {
        return Response.ok(find(Parameters.id(id))).build();
    }

    /** Hands nothing out until it is resumed. */
    @POST
    @IdempotentWrite
    @Path("/{id}/pause")
    @Operation(operationId = "pauseReplay", summary = "Hand out nothing more; what was handed out is finished")
    @APIResponse(responseCode = "200", description = "The job, paused")
    public Response pause(@PathParam("id") String id) {
        return change(id, replays::pause, "paused");
    }

    /** Goes on. */
    @POST
    @IdempotentWrite
    @Path("/{id}/resume")
    @Operation(operationId = "resumeReplay", summary = "Go on where it was paused")
    @APIResponse(responseCode = "200", description = "The job, running")
    public Response resume(@PathParam("id") String id) {
        return change(id, replays::resume, "running");
    }

    /** Ends it for good. */
    @POST
    @IdempotentWrite
    @Path("/{id}/cancel")
    @Operation(operationId = "cancelReplay", summary = "End it, and cancel what was handed out and nobody has begun")
    @APIResponse(responseCode = "200", description = "The job, cancelled")
    public Response cancel(@PathParam("id") String id) {
        return change(id, replays::cancel, "cancelled");
    }

    static URI locationOf(ReplayView replay, UriInfo uri) {
        return uri.getBaseUriBuilder()
                .path("replays")
                .path(replay.id().toString())
                .build();
    }

    /** Asking for the state it is in already is no mistake. */
    private Response change(String text, Predicate<UUID> change, String wanted) {
        var id = Parameters.id(text);
        boolean changed = change.test(id);
        var replay = find(id);
        return changed || wanted.equals(replay.state())
                ? Response.ok(replay).build()
                : Problem.of(409, "wrong_state", "this replay is " + replay.state() + ", so it can't become " + wanted)
                        .response()
                        .build();
    }

    private ReplayView find(UUID id) {
        return replays.find(id).orElseThrow(() -> new NotFoundException("there is no replay with the id " + id));
    }
}
