package dev.gatehouse.management;

import dev.gatehouse.endpoint.Endpoints;
import dev.gatehouse.endpoint.InvalidDocument;
import dev.gatehouse.problem.Problem.FieldError;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The secrets of an endpoint: ids, fingerprints and validity, never the secrets. */
@Path("/endpoints/{slug}/secrets")
@Tag(name = "endpoints")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class EndpointSecretsResource {

    /**
     * A secret to add.
     *
     * @param secret as the provider shows it
     * @param validUntilOfOthers until when the secrets before it count; null for ever
     */
    record NewSecret(String secret, Instant validUntilOfOthers) {}

    /**
     * A secret as the provider told it.
     *
     * @param secret the secret
     */
    record LearntSecret(String secret) {}

    @Inject
    private Endpoints endpoints;

    /** All of them. */
    @GET
    @Operation(operationId = "listSecrets", summary = "List an endpoint's secrets by id, fingerprint and validity")
    @APIResponse(responseCode = "200", description = "All of them, without the secrets")
    public Response list(@PathParam("slug") String slug) {
        return endpoints
                .secrets(slug)
                .map(secrets -> Response.ok(new Page<>(secrets, null)).build())
                .orElseThrow(() -> missing(slug));
    }

    /** Adds one. */
    @POST
    @IdempotentWrite
    @Operation(operationId = "addSecret", summary = "Add a secret; those before it may be given an end")
    @APIResponse(responseCode = "201", description = "Its id, fingerprint and validity")
    public Response add(@PathParam("slug") String slug, NewSecret added, @Context UriInfo uri) {
        if (added == null || added.secret() == null) {
            throw new InvalidDocument(
                    List.of(new FieldError("secret", "is missing; paste the one the provider shows")));
        }
        var secret = endpoints
                .addSecret(slug, added.secret(), added.validUntilOfOthers())
                .orElseThrow(() -> missing(slug));
        var location = uri.getAbsolutePathBuilder().path(secret.id().toString()).build();
        return Response.created(location).entity(secret).build();
    }

    /** Shows one that the provider told: some want it entered at their site. */
    @GET
    @Path("/{id}/value")
    @Operation(
            operationId = "showLearntSecret",
            summary =
                    "Show a secret that the provider told in a handshake within the last hour; no other is ever shown")
    @APIResponse(responseCode = "200", description = "The secret, to be entered at the provider's site")
    public Response learnt(@PathParam("slug") String slug, @PathParam("id") String id) {
        return endpoints
                .learntSecret(slug, Parameters.id(id))
                .map(secret -> Response.ok(new LearntSecret(secret))
                        .header(HttpHeaders.CACHE_CONTROL, "no-store")
                        .build())
                .orElseThrow(() -> new NotFoundException("there is no endpoint " + slug + " with a secret " + id
                        + " that its provider told within the last hour; have the provider send it again"));
    }

    /** Takes one away. */
    @DELETE
    @IdempotentWrite
    @Path("/{id}")
    @Operation(operationId = "removeSecret", summary = "Take a secret away at once")
    @APIResponse(responseCode = "204", description = "It no longer counts")
    public Response remove(@PathParam("slug") String slug, @PathParam("id") String id) {
        if (!endpoints.removeSecret(slug, Parameters.id(id))) {
            throw new NotFoundException("there is no endpoint " + slug + " with a secret " + id);
        }
        return Response.noContent().build();
    }

    private static NotFoundException missing(String slug) {
        return new NotFoundException("there is no endpoint " + slug);
    }
}
