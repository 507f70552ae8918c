package dev.gatehouse.ingress;

import dev.gatehouse.endpoint.Endpoint;
import dev.gatehouse.endpoint.EndpointDirectory;
import dev.gatehouse.endpoint.EndpointState;
import dev.gatehouse.inbox.Acceptance;
import dev.gatehouse.inbox.Arrival;
import dev.gatehouse.inbox.Inbox;
import dev.gatehouse.inbox.Unavailable;
import dev.gatehouse.rejection.Rejection;
import dev.gatehouse.signature.InboundRequest;
import dev.gatehouse.signature.VerificationFailure;
import dev.gatehouse.signature.VerifiedRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Lets in what was refused, if its endpoint as it is now takes it: the request is verified again as of the time it came,
 * and goes the way of all others. Keys may be fetched meanwhile, so the caller has no transaction open.
 */
@ApplicationScoped
public class Readmission {

    /** As long as senders at the door wait. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @Inject
    private EndpointDirectory endpoints;

    @Inject
    private Reception reception;

    @Inject
    private Inbox inbox;

    /**
     * Looks whether it would be let in; writes nothing.
     *
     * @throws EndpointDirectory.NotLoaded when the configuration can't be known now
     */
    public Readmitted look(Rejection rejection) {
        return judge(rejection, arrival -> new Readmitted.Event(arrival.id(), false));
    }

    /**
     * Lets it in for good or says why not. When it was in already, be it by the sender's own retry, it stays one event.
     *
     * @throws Unavailable when it can't be stored now or when that is not known; to be done again then
     */
    public Readmitted admit(Rejection rejection) {
        return judge(rejection, this::store);
    }

    /** What is done with an arrival that may come in. */
    private interface Last {
        Readmitted step(Arrival arrival);
    }

    private Readmitted judge(Rejection rejection, Last last) {
        if (Refusal.isForGood(rejection.cause().reason())) {
            return new Readmitted.Impossible(
                    "what is refused as " + rejection.cause().reason()
                            + " is not kept whole, or can't be an event; have the sender send it again");
        }
        var endpoint = endpoints.byId(rejection.endpointId());
        if (endpoint.isEmpty() || endpoint.get().state() == EndpointState.DISABLED) {
            return new Readmitted.Refused(
                    Refusal.UNKNOWN_ENDPOINT.reason(), "its endpoint was removed or is disabled; enable it first");
        }
        var kept = rejection.request();
        var request =
                new InboundRequest(kept.method(), endpoint.get().urlAsCalled(kept.url()), kept.headers(), kept.body());
        return judge(rejection, endpoint.get(), request, last);
    }

    private Readmitted judge(Rejection rejection, Endpoint endpoint, InboundRequest request, Last last) {
        try {
            var objection = Objections.to(endpoint, rejection.snapshot().sourceAddress(), request);
            if (objection.isPresent()) {
                return objection.get();
            }
            var verified = endpoint.verifier().verify(request, rejection.receivedAt());
            return last.step(arrival(endpoint, verified, rejection));
        } catch (VerificationFailure failure) {
            return endpoint.verifier().lacksProof(request)
                    ? new Readmitted.Impossible(
                            "what proves it is a secret itself and was not kept; have the sender send" + " it again")
                    : new Readmitted.Refused(Refusal.of(failure).reason(), failure.getMessage());
        } catch (Reception.Unreadable unreadable) {
            return new Readmitted.Refused(unreadable.refusal().reason(), unreadable.getMessage());
        }
    }

    /** Where every request is an event of its own, this one must be the same however often it is released. */
    private Arrival arrival(Endpoint endpoint, VerifiedRequest verified, Rejection rejection)
            throws Reception.Unreadable {
        var arrival = reception.receive(endpoint, verified);
        var again = endpoint.labels().read(verified.request()).key().orElseThrow();
        return again.equals(arrival.identity().key()) ? arrival : arrival.withKey("rejection:" + rejection.id());
    }

    private Readmitted store(Arrival arrival) {
        var acceptance = await(arrival);
        if (acceptance instanceof Acceptance.Conflict) {
            return new Readmitted.Refused(
                    Refusal.IDEMPOTENCY_KEY_REUSED.reason(),
                    "another body than that of event " + acceptance.id() + " under the same key");
        }
        return new Readmitted.Event(acceptance.id(), !(acceptance instanceof Acceptance.Accepted));
    }

    private Acceptance await(Arrival arrival) {
        try {
            return inbox.accept(arrival).toCompletableFuture().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException notStored) {
            throw new Unavailable("it can't be stored now", notStored);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new Unavailable("the server is stopping", stopping);
        }
    }
}
