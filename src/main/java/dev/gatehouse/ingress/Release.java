package dev.gatehouse.ingress;

import dev.gatehouse.endpoint.Endpoint;
import dev.gatehouse.endpoint.EndpointDirectory;
import dev.gatehouse.inbox.Acceptance;
import dev.gatehouse.inbox.Inbox;
import dev.gatehouse.inbox.Unavailable;
import dev.gatehouse.rejection.Rejection;
import dev.gatehouse.signature.InboundRequest;
import dev.gatehouse.signature.VerificationFailure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Lets refused requests in after all, if they are genuine by what their endpoint says now. They go the way of every
 * webhook, so one that is let in twice is one event.
 */
@ApplicationScoped
public class Release {

    /** The others were refused before their body was read, or hold a secret that was not kept. */
    private static final Set<Refusal> WITH_BODY = EnumSet.of(
            Refusal.MISSING_SIGNATURE,
            Refusal.INVALID_SIGNATURE,
            Refusal.INVALID_JSON,
            Refusal.MISSING_IDEMPOTENCY_KEY,
            Refusal.IDEMPOTENCY_KEY_REUSED);

    /** What became of one. */
    public sealed interface Outcome {

        /**
         * It is an event now.
         *
         * @param eventId our id of the event; in a dry run one that is not used
         */
        record Accepted(UUID eventId) implements Outcome {}

        /**
         * It was an event already, because its sender had sent it again.
         *
         * @param eventId our id of that event
         */
        record Duplicate(UUID eventId) implements Outcome {}

        /**
         * It is refused once more.
         *
         * @param reason the stable word the sender would get
         * @param detail what the operator may know
         */
        record StillRefused(String reason, String detail) implements Outcome {}

        /**
         * What would be needed was not kept.
         *
         * @param detail what that is
         */
        record Impossible(String detail) implements Outcome {}
    }

    @Inject
    private EndpointDirectory endpoints;

    @Inject
    private Reception reception;

    @Inject
    private Inbox inbox;

    /**
     * Verifies it again, as of the time when it came, and lets it in.
     *
     * @param dryRun whether it only is to be said whether it would be let in
     * @return completes after the commit; fails with {@link Unavailable} when it can't be stored now
     */
    public CompletionStage<Outcome> release(Rejection rejection, boolean dryRun) {
        var endpoint = endpoints.byId(rejection.endpointId());
        if (endpoint.isEmpty()) {
            return done(new Outcome.Impossible("its endpoint was deleted"));
        }
        if (WITH_BODY.stream()
                .noneMatch(refusal -> refusal.reason().equals(rejection.cause().reason()))) {
            return done(new Outcome.Impossible("it was refused before its body was read: "
                    + rejection.cause().reason() + "; have the provider send it again"));
        }
        return release(rejection, endpoint.get(), dryRun);
    }

    private CompletionStage<Outcome> release(Rejection rejection, Endpoint endpoint, boolean dryRun) {
        var kept = rejection.request();
        var url = endpoint.urlAsCalled(URI.create(kept.url()));
        var request = new InboundRequest(kept.method(), url, kept.headers(), kept.body());
        var visit = new Visit(endpoint, rejection.snapshot().sourceAddress(), url, rejection.receivedAt());
        try {
            visit.verified(endpoint.verifier().verify(request, rejection.receivedAt()));
            var arrival = reception.receive(visit);
            return dryRun
                    ? done(new Outcome.Accepted(arrival.id()))
                    : inbox.accept(arrival).thenApply(Release::outcome);
        } catch (VerificationFailure failure) {
            return done(refused(endpoint, request, failure));
        } catch (Reception.Unreadable unreadable) {
            return done(new Outcome.StillRefused(unreadable.refusal().reason(), unreadable.getMessage()));
        }
    }

    private static Outcome refused(Endpoint endpoint, InboundRequest request, VerificationFailure failure) {
        return request.headers().lackValueOf(endpoint.confidentialHeaders())
                ? new Outcome.Impossible(
                        "no header that holds a secret itself is kept; have the provider send it again")
                : new Outcome.StillRefused(Refusal.of(failure).reason(), failure.getMessage());
    }

    private static Outcome outcome(Acceptance acceptance) {
        var id = acceptance.id();
        if (acceptance instanceof Acceptance.Conflict) {
            var detail = "another body than that of event " + id + " under the same key";
            return new Outcome.StillRefused(Refusal.IDEMPOTENCY_KEY_REUSED.reason(), detail);
        }
        return acceptance instanceof Acceptance.Accepted ? new Outcome.Accepted(id) : new Outcome.Duplicate(id);
    }

    private static CompletionStage<Outcome> done(Outcome outcome) {
        return CompletableFuture.completedFuture(outcome);
    }
}
