package dev.gatehouse.management;

import dev.gatehouse.delivery.Redelivery;
import dev.gatehouse.delivery.Skipping;
import dev.gatehouse.problem.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What became of events at each destination. */
@Path("/deliveries")
@Tag(name = "deliveries")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class DeliveriesResource {

    @Inject
    private DeliveryReading deliveries;

    @Inject
    private Redelivery redelivery;

    @Inject
    private Skipping skipping;

    /** The deliveries that fit, newest first. */
    @GET
    @Operation(
            operationId = "listDeliveries",
            summary = "List deliveries, newest first; status=dead lists the dead letters")
    @APIResponse(responseCode = "200", description = "A page: items, and next, the cursor of the page after it or null")
    public Response list(@BeanParam DeliveryQuery wanted) {
        return Response.ok(deliveries.list(wanted)).build();
    }

    /** Tries a delivery that is dead or waiting once more, at once. */
    @POST
    @IdempotentWrite
    @Path("/{id}/retry")
    @Operation(operationId = "retryDelivery", summary = "Try a dead or waiting delivery again, now")
    @APIResponse(responseCode = "202", description = "The delivery; it is tried soon")
    public Response retry(@PathParam("id") String text) {
        var id = Parameters.id(text);
        boolean rung = redelivery.retry(id);
        var delivery = deliveries.find(id).orElseThrow(() -> missing(id));
        return rung ? Response.accepted(delivery).build() : refusal(delivery.status());
    }

    /** Gives up a delivery that nobody works on, so that the next of its order key goes on. */
    @POST
    @IdempotentWrite
    @Path("/{id}/skip")
    @Operation(
            operationId = "skipDelivery",
            summary = "Give up a delivery that is dead, held or waits; what its order key held up goes on")
    @APIResponse(responseCode = "200", description = "The delivery, cancelled")
    public Response skip(@PathParam("id") String text) {
        var id = Parameters.id(text);
        boolean skipped = skipping.skip(id);
        var delivery = deliveries.find(id).orElseThrow(() -> missing(id));
        return skipped
                ? Response.ok(delivery).build()
                : Problem.of(
                                409,
                                "not_skippable",
                                "only a delivery that has not succeeded and is not being attempted can be skipped;"
                                        + " this one is " + delivery.status())
                        .response()
                        .build();
    }

    private static Response refusal(String status) {
        return Problem.of(
                        409,
                        "not_retryable",
                        "only a delivery that is dead or waiting can be retried; this one is " + status)
                .response()
                .build();
    }

    private static NotFoundException missing(UUID id) {
        return new NotFoundException("there is no delivery with the id " + id);
    }
}
