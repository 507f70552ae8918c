package dev.gatehouse.management;

import dev.gatehouse.delivery.Cancellation;
import dev.gatehouse.delivery.Redelivery;
import dev.gatehouse.endpoint.InvalidDocument;
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
    private Cancellation cancellation;

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

    /** Tries many again. */
    @POST
    @IdempotentWrite
    @Path("/retry")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "retryDeliveries",
            summary = "Try dead or waiting deliveries again by query, the oldest first; dryRun only counts them")
    @APIResponse(responseCode = "202", description = "How many fit and how many are tried soon")
    @APIResponse(responseCode = "200", description = "How many fit, of a dry run")
    public Response retryAll(BulkRetry wanted) {
        if (wanted == null) {
            throw new InvalidDocument(List.of(new FieldError("", "the body is empty; send a query as JSON")));
        }
        int most = wanted.most();
        var found = deliveries.oldest(wanted.conditions(), most + 1);
        var ids = found.subList(0, Math.min(most, found.size()));
        boolean more = found.size() > most;
        return wanted.dryRun()
                ? Response.ok(new BulkRetry.Result(ids.size(), 0, more)).build()
                : Response.accepted(new BulkRetry.Result(ids.size(), redelivery.retry(ids), more))
                        .build();
    }

    /** Gives a delivery up; what waits behind it in its line goes on. */
    @POST
    @IdempotentWrite
    @Path("/{id}/cancel")
    @Operation(operationId = "cancelDelivery", summary = "Give up a delivery that is not done and not being attempted")
    @APIResponse(responseCode = "200", description = "The delivery, cancelled")
    public Response cancel(@PathParam("id") String text) {
        return giveUp(text, "cancelled", "not_cancellable");
    }

    /** As {@link #cancel}, for a delivery that holds up its order key. */
    @POST
    @IdempotentWrite
    @Path("/{id}/skip")
    @Operation(
            operationId = "skipDelivery",
            summary = "Give up a delivery that is dead, held or waits; what its order key held up goes on")
    @APIResponse(responseCode = "200", description = "The delivery, cancelled")
    public Response skip(@PathParam("id") String text) {
        return giveUp(text, "skipped", "not_skippable");
    }

    private Response giveUp(String text, String done, String refused) {
        var id = Parameters.id(text);
        boolean givenUp = cancellation.cancel(id, done + " by an operator");
        var delivery = deliveries.find(id).orElseThrow(() -> missing(id));
        return givenUp
                ? Response.ok(delivery).build()
                : Problem.of(
                                409,
                                refused,
                                "only a delivery that has not succeeded and is not being attempted can be " + done
                                        + "; this one is " + delivery.status())
                        .response()
                        .build();
    }

    private static Response refusal(String status) {
        return Problem.of(
                        409,
                        "not_retryable",
                        "only a delivery that is dead or waiting, and whose subscription was not removed, can be retried; this"
                                + " one is " + status)
                .response()
                .build();
    }

    private static NotFoundException missing(UUID id) {
        return new NotFoundException("there is no delivery with the id " + id);
    }
}
