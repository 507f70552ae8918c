package dev.gatehouse.management;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What was refused at the door. */
@Path("/rejections")
@Tag(name = "rejections")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class RejectionsResource {

    @Inject
    private RejectionReading rejections;

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
                .orElseThrow(() -> new NotFoundException("there is no rejection with the id " + id));
    }
}
