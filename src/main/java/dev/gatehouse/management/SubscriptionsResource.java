package dev.gatehouse.management;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gatehouse.endpoint.InvalidDocument;
import dev.gatehouse.endpoint.SubscriptionDocument;
import dev.gatehouse.endpoint.SubscriptionView;
import dev.gatehouse.endpoint.Subscriptions;
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

/** Subscriptions: which events go where. */
@Path("/subscriptions")
@Tag(name = "subscriptions")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class SubscriptionsResource {

    @Inject
    private Subscriptions subscriptions;

    @Inject
    private Trials trials;

    /** Makes a subscription. */
    @POST
    @IdempotentWrite
    @Operation(operationId = "createSubscription", summary = "Have an endpoint's events go to a destination")
    @APIResponse(responseCode = "201", description = "The subscription; Location says where it is")
    public Response create(SubscriptionDocument document, @Context UriInfo uri) {
        requireBody(document, "a subscription as JSON");
        var created = subscriptions.create(document);
        var location = uri.getAbsolutePathBuilder().path(created.id()).build();
        return Response.created(location).tag(tag(created)).entity(created).build();
    }

    /** Those that fit, newest first. */
    @GET
    @Operation(operationId = "listSubscriptions", summary = "List subscriptions, newest first")
    @APIResponse(responseCode = "200", description = "A page: items, and next, the cursor of the page after it or null")
    public Response list(@BeanParam SubscriptionQuery wanted) {
        int limit = Parameters.limit(wanted.limit);
        var found = subscriptions.list(
                Parameters.number("cursor", wanted.cursor),
                limit + 1,
                Parameters.text("endpoint", wanted.endpoint),
                Parameters.text("destination", wanted.destination));
        return Response.ok(Page.of(found, limit, SubscriptionView::id)).build();
    }

    /** One of them. */
    @GET
    @Path("/{id}")
    @Operation(
            operationId = "getSubscription",
            summary = "One subscription; 304 when If-None-Match names what it still is")
    @APIResponse(responseCode = "200", description = "The subscription, with its ETag")
    @APIResponse(responseCode = "304", description = "It is still what If-None-Match names")
    public Response one(@PathParam("id") String id, @Context Request request) {
        var subscription = subscriptions.find(Parameters.rowId(id)).orElseThrow(() -> missing(id));
        var notModified = request.evaluatePreconditions(tag(subscription));
        return notModified == null ? ok(subscription) : notModified.build();
    }

    /** Changes one. */
    @PATCH
    @IdempotentWrite
    @Path("/{id}")
    @Consumes({MediaType.APPLICATION_JSON, "application/merge-patch+json"})
    @Operation(
            operationId = "changeSubscription",
            summary = "Change, pause, resume or disable a subscription by a JSON merge patch; If-Match guards it")
    @APIResponse(responseCode = "200", description = "The subscription as it is now")
    public Response patch(@PathParam("id") String id, @HeaderParam("If-Match") String ifMatch, JsonNode patch) {
        requireBody(patch, "a JSON merge patch");
        return subscriptions
                .patch(Parameters.rowId(id), patch, EntityVersion.of(ifMatch))
                .map(SubscriptionsResource::ok)
                .orElseThrow(() -> missing(id));
    }

    /** Removes one; its deliveries stay. */
    @DELETE
    @IdempotentWrite
    @Path("/{id}")
    @Operation(
            operationId = "removeSubscription",
            summary = "Remove a subscription; its deliveries stay, those not done yet are cancelled")
    @APIResponse(responseCode = "204", description = "It is gone")
    public Response delete(@PathParam("id") String id, @HeaderParam("If-Match") String ifMatch) {
        if (!subscriptions.delete(Parameters.rowId(id), EntityVersion.of(ifMatch))) {
            throw missing(id);
        }
        return Response.noContent().build();
    }

    /** Shows what a filter and a transformation make of an event; changes nothing. */
    @POST
    @IdempotentWrite
    @Path("/try")
    @Operation(
            operationId = "trySubscription",
            summary = "Run types, filter and transformation against a stored event or a pasted body; nothing is stored")
    @APIResponse(responseCode = "200", description = "Whether it takes the event, and the body it would deliver")
    public Response tryOut(Trial trial) {
        requireBody(trial, "a filter or a transformation, and an event or a body");
        return Response.ok(trials.run(trial)).build();
    }

    private static void requireBody(Object body, String wanted) {
        if (body == null) {
            throw new InvalidDocument(List.of(new FieldError("", "the body is empty; send " + wanted)));
        }
    }

    private static Response ok(SubscriptionView subscription) {
        return Response.ok(subscription).tag(tag(subscription)).build();
    }

    private static EntityTag tag(SubscriptionView subscription) {
        return new EntityTag(subscription.version().text());
    }

    private static NotFoundException missing(String id) {
        return new NotFoundException("there is no subscription with the id " + id);
    }
}
