package dev.gatehouse.ingress;

import dev.gatehouse.inbox.Acceptance;
import dev.gatehouse.inbox.Arrival;
import dev.gatehouse.inbox.Inbox;
import dev.gatehouse.problem.LogText;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.Context;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** Takes verified webhooks to the inbox. No thread waits for the commit: the answer is given when it is known. */
@Path("/{endpoint}")
@ApplicationScoped
public class WebhookResource {

    private static final System.Logger LOG = System.getLogger(WebhookResource.class.getName());

    @Inject
    private Reception reception;

    @Inject
    private Inbox inbox;

    @Inject
    private Patience patience;

    @Inject
    private ResultDesk resultDesk;

    @Inject
    private Refusals refusals;

    @Inject
    private HandshakeErrands errands;

    /** Accepts a webhook. */
    @POST
    @Operation(operationId = "receiveWebhook", summary = "Send a webhook, signed as its endpoint wants it")
    @APIResponse(responseCode = "200", description = "Stored, or the result; the endpoint may answer with another 2xx")
    @APIResponse(responseCode = "202", description = "Stored; its result was not there in time")
    public void receive(
            @PathParam("endpoint") String slug,
            @Suspended AsyncResponse response,
            @Context HttpServletRequest request) {
        var visit = Visit.of(request);
        if (visit.handshake() != null) {
            errands.run(visit, response);
            return;
        }
        try {
            var arrival = reception.receive(visit);
            patience.begin(response);
            accept(arrival, visit, response);
        } catch (Reception.Unreadable unreadable) {
            refusals.note(
                    visit,
                    unreadable.refusal(),
                    unreadable.getMessage(),
                    visit.verified().request());
            response.resume(unreadable.refusal().response());
        }
    }

    private void accept(Arrival arrival, Visit visit, AsyncResponse response) {
        if (arrival.terms().answer().isEmpty()) {
            resultDesk.expect(arrival, response);
        }
        inbox.accept(arrival)
                .whenComplete((acceptance, failure) -> patience.end(response))
                .thenAccept(acceptance -> {
                    visit.trace(trace(arrival, acceptance));
                    answer(arrival, acceptance, visit, response);
                })
                .exceptionally(failure -> unavailable(visit, response, failure));
    }

    private void answer(Arrival arrival, Acceptance acceptance, Visit visit, AsyncResponse response) {
        if (acceptance instanceof Acceptance.Accepted) {
            arrival.terms()
                    .answer()
                    .ifPresentOrElse(
                            answer -> response.resume(Answers.first(answer)),
                            () -> resultDesk.startDeadline(arrival, visit, response));
        } else if (acceptance instanceof Acceptance.Duplicate duplicate) {
            response.resume(Answers.again(duplicate.answer()));
        } else if (acceptance instanceof Acceptance.InProgress) {
            response.resume(Refusal.IN_PROGRESS.response());
        } else {
            refuse(visit, acceptance, response);
        }
    }

    private void refuse(Visit visit, Acceptance conflict, AsyncResponse response) {
        var detail = "another body than that of event " + conflict.id() + " under the same key";
        patience.begin(response);
        refusals.keep(visit, Refusal.IDEMPOTENCY_KEY_REUSED, detail)
                .whenComplete((kept, failure) -> patience.end(response))
                .thenAccept(kept -> response.resume(Refusal.IDEMPOTENCY_KEY_REUSED.response()))
                .exceptionally(failure -> unavailable(visit, response, failure));
    }

    private static Void unavailable(Visit visit, AsyncResponse response, Throwable failure) {
        visit.trace("outcome=unavailable");
        LOG.log(
                System.Logger.Level.WARNING,
                "event=webhook_not_stored next=sender_retries error={0}",
                LogText.cause(failure));
        response.resume(Refusal.UNAVAILABLE.response());
        return null;
    }

    private static String trace(Arrival arrival, Acceptance acceptance) {
        var outcome = acceptance.getClass().getSimpleName();
        return "id=" + acceptance.id()
                + " event_id=" + LogText.quoted(arrival.identity().eventId())
                + " type=" + LogText.quoted(arrival.identity().type())
                + " outcome=" + outcome;
    }
}
