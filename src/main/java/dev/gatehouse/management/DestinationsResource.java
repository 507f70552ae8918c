package dev.gatehouse.management;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.gatehouse.destination.DestinationDocument;
import dev.gatehouse.destination.DestinationView;
import dev.gatehouse.destination.RegisteredDestinations;
import dev.gatehouse.endpoint.EndpointVersion;
import dev.gatehouse.endpoint.InvalidDocument;
import dev.gatehouse.problem.Problem.FieldError;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Destinations: where events go. */
@Path("/destinations")
@Tag(name = "destinations")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class DestinationsResource {

    @Inject
    private RegisteredDestinations destinations;

    /** Makes a destination. */
    @POST
    @IdempotentWrite
    @Operation(operationId = "createDestination", summary = "Make a destination; the answer never holds a secret")
    @APIResponse(responseCode = "201", description = "The destination; Location says where it is")
    public Response create(DestinationDocument document, @Context UriInfo uri) {
        if (document == null) {
            throw invalid("", "the body is empty; send a destination as JSON");
        }
        var created = destinations.create(document);
        var location =
                uri.getAbsolutePathBuilder().path(created.document().name()).build();
        return Response.created(location).tag(tag(created)).entity(created).build();
    }

    /** All of them, newest first. */
    @GET
    @Operation(operationId = "listDestinations", summary = "List destinations, newest first")
    @APIResponse(responseCode = "200", description = "A page: items, and next, the cursor of the page after it or null")
    public Response list(@BeanParam EndpointQuery wanted) {
        int limit = Parameters.limit(wanted.limit);
        var found = destinations.list(Parameters.number("cursor", wanted.cursor), limit + 1);
        return Response.ok(
                        Page.of(found, limit, one -> Long.toString(one.version().id())))
                .build();
    }

    /** One of them. */
    @GET
    @Path("/{name}")
    @Operation(
            operationId = "getDestination",
            summary = "One destination; 304 when If-None-Match names what it still is")
    @APIResponse(responseCode = "200", description = "The destination, with its ETag")
    @APIResponse(responseCode = "304", description = "It is still what If-None-Match names")
    public Response one(@PathParam("name") String name, @Context Request request) {
        var destination = destinations.find(name).orElseThrow(() -> missing(name));
        var notModified = request.evaluatePreconditions(tag(destination));
        return notModified == null ? ok(destination) : notModified.build();
    }

    /** Changes one. */
    @PATCH
    @IdempotentWrite
    @Path("/{name}")
    @Consumes({MediaType.APPLICATION_JSON, "application/merge-patch+json"})
    @Operation(
            operationId = "changeDestination",
            summary = "Change a destination by a JSON merge patch; If-Match guards against overwriting")
    @APIResponse(responseCode = "200", description = "The destination as it is now")
    public Response patch(@PathParam("name") String name, @HeaderParam("If-Match") String ifMatch, JsonNode patch)
            throws JsonProcessingException {
        if (patch == null) {
            throw invalid("", "the body is empty; send a JSON merge patch");
        }
        return destinations
                .patch(name, patch, version(ifMatch))
                .map(DestinationsResource::ok)
                .orElseThrow(() -> missing(name));
    }

    /** Removes one that no subscription leads to. */
    @DELETE
    @IdempotentWrite
    @Path("/{name}")
    @Operation(
            operationId = "removeDestination",
            summary =
                    "Remove a destination that no subscription leads to; If-Match guards against removing a changed one")
    @APIResponse(responseCode = "204", description = "It is gone")
    public Response delete(@PathParam("name") String name, @HeaderParam("If-Match") String ifMatch) {
        if (!destinations.delete(name, version(ifMatch))) {
            throw missing(name);
        }
        return Response.noContent().build();
    }

    private static Response ok(DestinationView destination) {
        return Response.ok(destination).tag(tag(destination)).build();
    }

    private static EntityTag tag(DestinationView destination) {
        return new EntityTag(destination.version().text());
    }

    private static Optional<EndpointVersion> version(String ifMatch) {
        try {
            return ifMatch == null || "*".equals(ifMatch)
                    ? Optional.empty()
                    : Optional.of(EndpointVersion.of(ifMatch.replace("\"", "").trim()));
        } catch (IllegalArgumentException noTag) {
            throw invalid("If-Match", "must be the ETag that a GET of the destination gave");
        }
    }

    private static InvalidDocument invalid(String field, String message) {
        return new InvalidDocument(List.of(new FieldError(field, message)));
    }

    private static NotFoundException missing(String name) {
        return new NotFoundException("there is no destination " + name);
    }
}
