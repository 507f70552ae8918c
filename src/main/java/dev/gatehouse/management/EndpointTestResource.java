package dev.gatehouse.management;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import dev.gatehouse.endpoint.EndpointSamples;
import dev.gatehouse.endpoint.InvalidDocument;
import dev.gatehouse.problem.Problem.FieldError;
import dev.gatehouse.signature.SampleSigner;
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
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Tries an endpoint out, the way its provider would. */
@Path("/endpoints/{slug}/test")
@Tag(name = "endpoints")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class EndpointTestResource {

    /**
     * A sample to be sent.
     *
     * @param type event type; null for {@code gatehouse.test}
     * @param body JSON to send, or a text to send as it is; null for one with the event's labels in their places
     */
    record Sample(String type, JsonNode body) {

        String text() {
            return body == null || body.isNull() ? null : body.isTextual() ? body.textValue() : body.toString();
        }
    }

    /**
     * What the door answered.
     *
     * @param status HTTP status
     * @param contentType media type of the body; null when there is none
     * @param body the body as text; null when there is none
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Outcome(int status, String contentType, String body) {}

    @Inject
    private EndpointSamples samples;

    @Inject
    private OwnDoor door;

    /** Sends one event, signed with the endpoint's own scheme and newest secret, through the public door. */
    @POST
    @IdempotentWrite
    @Operation(
            operationId = "testEndpoint",
            summary = "Send a sample event, signed with the endpoint's own scheme, through the public door")
    @APIResponse(responseCode = "200", description = "What the door answered, be it a success or a refusal")
    public Response test(@PathParam("slug") String slug, Sample wanted, @Context HttpServletRequest request) {
        var sample = wanted == null ? new Sample(null, null) : wanted;
        var url = OwnDoor.url(request, slug);
        try {
            return samples.sample(slug, new EndpointSamples.Wanted(sample.type(), sample.text(), url.toString()))
                    .map(signed -> Response.ok(door.knock(url, signed)).build())
                    .orElseThrow(() -> new NotFoundException("there is no endpoint " + slug));
        } catch (SampleSigner.CannotSign impossible) {
            throw new InvalidDocument(List.of(new FieldError("provider", impossible.getMessage())));
        }
    }
}
