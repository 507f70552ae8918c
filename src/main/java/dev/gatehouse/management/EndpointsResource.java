package dev.gatehouse.management;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gatehouse.endpoint.EndpointDocument;
import dev.gatehouse.endpoint.EndpointView;
import dev.gatehouse.endpoint.Endpoints;
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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Endpoints: what providers call. */
@Path("/endpoints")
@Tag(name = "endpoints")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class EndpointsResource {

    @Inject
    private Endpoints endpoints;

    /** Makes an endpoint. */
    @POST
    @IdempotentWrite
    @Operation(operationId = "createEndpoint", summary = "Make an endpoint; the answer never holds a secret")
    @APIResponse(responseCode = "201", description = "The endpoint; Location says where it is")
    public Response create(EndpointDocument document, @Context UriInfo uri) {
        if (document == null) {
            throw new InvalidDocument(List.of(new FieldError("", "the body is empty; send an endpoint as JSON")));
        }
        var created = endpoints.create(document);
        var location =
                uri.getAbsolutePathBuilder().path(created.document().slug()).build();
        return Response.created(location).tag(tag(created)).entity(created).build();
    }

    /** All of them, newest first. */
    @GET
    @Operation(operationId = "listEndpoints", summary = "List endpoints, newest first")
    @APIResponse(responseCode = "200", description = "A page: items, and next, the cursor of the page after it or null")
    public Response list(@BeanParam EndpointQuery wanted) {
        int limit = Parameters.limit(wanted.limit);
        var found = endpoints.list(Parameters.number("cursor", wanted.cursor), limit + 1);
        var page = Page.of(
                found, limit, endpoint -> Long.toString(endpoint.version().id()));
        return Response.ok(page).build();
    }

    /** One of them. */
    @GET
    @Path("/{slug}")
    @Operation(operationId = "getEndpoint", summary = "One endpoint; 304 when If-None-Match names what it still is")
    @APIResponse(responseCode = "200", description = "The endpoint, with its ETag")
    @APIResponse(responseCode = "304", description = "It is still what If-None-Match names")
    public Response one(@PathParam("slug") String slug, @Context Request request) {
        var endpoint = endpoints.find(slug).orElseThrow(() -> missing(slug));
        var notModified = request.evaluatePreconditions(tag(endpoint));
        return notModified == null ? ok(endpoint) : notModified.build();
    }

    /** Changes one. */
    @PATCH
    @IdempotentWrite
    @Path("/{slug}")
    @Consumes({MediaType.APPLICATION_JSON, "application/merge-patch+json"})
    @Operation(
            operationId = "changeEndpoint",
            summary = "Change an endpoint by a JSON merge patch; If-Match guards against overwriting")
    @APIResponse(responseCode = "200", description = "The endpoint as it is now")
    public Response patch(@PathParam("slug") String slug, @HeaderParam("If-Match") String ifMatch, JsonNode patch) {
        if (patch == null) {
            throw new InvalidDocument(List.of(new FieldError("", "the body is empty; send a JSON merge patch")));
        }
        return endpoints
                .patch(slug, patch, EntityVersion.of(ifMatch))
                .map(EndpointsResource::ok)
                .orElseThrow(() -> missing(slug));
    }

    /** Removes one; its events stay. */
    @DELETE
    @IdempotentWrite
    @Path("/{slug}")
    @Operation(
            operationId = "removeEndpoint",
            summary = "Remove an endpoint; its events stay; If-Match guards against removing what somebody changed")
    @APIResponse(responseCode = "204", description = "It is gone")
    public Response delete(@PathParam("slug") String slug, @HeaderParam("If-Match") String ifMatch) {
        if (!endpoints.delete(slug, EntityVersion.of(ifMatch))) {
            throw missing(slug);
        }
        return Response.noContent().build();
    }

    private static Response ok(EndpointView endpoint) {
        return Response.ok(endpoint).tag(tag(endpoint)).build();
    }

    private static EntityTag tag(EndpointView endpoint) {
        return new EntityTag(endpoint.version().text());
    }

    private static NotFoundException missing(String slug) {
        return new NotFoundException("there is no endpoint " + slug);
    }
}
