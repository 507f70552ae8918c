package dev.gatehouse.management;

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
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Events that were stored. */
@Path("/events")
@Tag(name = "events")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class EventsResource {

    @Inject
    private EventReading events;

    @Inject
    private Replays replays;

    /** The events that fit, newest first. */
    @GET
    @Operation(operationId = "listEvents", summary = "List events, newest first")
    @APIResponse(responseCode = "200", description = "A page: items, and next, the cursor of the page after it or null")
    public Response list(@BeanParam EventQuery wanted) {
        return Response.ok(events.list(wanted)).build();
    }

    /** One event, its deliveries and their attempts. */
    @GET
    @Path("/{id}")
    @Operation(operationId = "getEvent", summary = "One event with its deliveries and attempts")
    @APIResponse(responseCode = "200", description = "The event")
    public Response one(@PathParam("id") String id) {
        return events.find(Parameters.id(id))
                .map(event -> Response.ok(event).build())
                .orElseThrow(() -> missing(id));
    }

    /** The bytes that were received; never to be run by a browser, whatever the sender called them. */
    @GET
    @Path("/{id}/body")
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    @Operation(operationId = "getEventBody", summary = "The raw body")
    @APIResponse(responseCode = "200", description = "The bytes as they were received")
    public Response body(@PathParam("id") String id) {
        return events.event(Parameters.id(id))
                .map(event -> Response.ok(event.body(), MediaType.APPLICATION_OCTET_STREAM_TYPE)
                        .header("Content-Disposition", "attachment; filename=\"" + event.id() + "\"")
                        .header("X-Content-Type-Options", "nosniff")
                        .build())
                .orElseThrow(() -> missing(id));
    }

    /** Delivers an event once more, as a replay of its own. */
    @POST
    @IdempotentWrite
    @Path("/{id}/replay")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "replayEvent", summary = "Deliver an event once more, to all its subscriptions or to one")
    @APIResponse(responseCode = "202", description = "The replay; Location says where it can be followed")
    public Response replay(
            @PathParam("id") String id,
            @HeaderParam(IdempotencyKeys.HEADER) String key,
            EventReplay wanted,
            @Context UriInfo uri) {
        var subscription = wanted == null ? null : wanted.subscription();
        var replay = replays.submit(Parameters.id(id), subscription, Optional.ofNullable(key))
                .orElseThrow(() -> missing(id));
        return Response.accepted(replay)
                .location(ReplaysResource.locationOf(replay, uri))
                .build();
    }

    /**
     * What a replay of one event is asked for.
     *
     * @param subscription the only subscription to deliver to; null for every one that takes the event
     */
    public record EventReplay(Long subscription) {}

    private static NotFoundException missing(String id) {
        return new NotFoundException("there is no event with the id " + id);
    }
}
