package dev.gatehouse.ingress;

import dev.gatehouse.endpoint.Endpoints;
import dev.gatehouse.endpoint.InvalidDocument;
import dev.gatehouse.problem.LogText;
import dev.gatehouse.signature.HandshakeCheck;
import dev.gatehouse.signature.HandshakeFailure;
import dev.gatehouse.signature.HandshakeOutcome;
import dev.gatehouse.signature.InboundRequest;
import dev.gatehouse.signature.VerificationFailure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.time.Clock;

/** Answers the requests by which providers make sure of an endpoint. None of them becomes an event. */
@ApplicationScoped
class HandshakeDesk {

    private static final System.Logger LOG = System.getLogger(HandshakeDesk.class.getName());

    @Inject
    private Endpoints endpoints;

    @Inject
    private Refusals refusals;

    @Inject
    private Clock clock;

    /**
     * Answers a handshake at once, unless a URL has to be fetched first: then it goes on to the resource, which keeps no
     * thread waiting.
     *
     * @throws VerificationFailure when it must be signed and is not
     */
    void serve(ContainerRequestContext request, Visit visit, InboundRequest inbound, HandshakeCheck handshake)
            throws VerificationFailure {
        try {
            var outcome = handshake.take(inbound, visit.endpoint().verifier(), clock.instant());
            if (outcome.visit().isPresent()) {
                visit.handshake(outcome);
            } else {
                keepSecret(visit, outcome);
                visit.trace("outcome=handshake_answered");
                request.abortWith(HandshakeReplies.response(outcome.reply()));
            }
        } catch (HandshakeFailure failure) {
            refusals.note(visit, Refusal.HANDSHAKE_REFUSED, failure.getMessage(), presentable(inbound, handshake));
            request.abortWith(Refusal.HANDSHAKE_REFUSED.response(failure.status()));
        } catch (InvalidDocument unusable) {
            var detail = "the secret it brings is not taken: " + unusable.getMessage();
            refusals.note(visit, Refusal.HANDSHAKE_REFUSED, detail, presentable(inbound, handshake));
            request.abortWith(Refusal.HANDSHAKE_REFUSED.response());
        } catch (NotKept unavailable) {
            visit.trace("outcome=unavailable");
            request.abortWith(Refusal.UNAVAILABLE.response());
        }
    }

    /** Committed before the provider is answered: after its success it never tells the secret again. */
    private void keepSecret(Visit visit, HandshakeOutcome outcome) throws NotKept {
        if (outcome.learnt().isEmpty()) {
            return;
        }
        try {
            endpoints.learnSecret(visit.endpoint().slug(), outcome.learnt().get());
        } catch (InvalidDocument unusable) {
            throw unusable;
        } catch (RuntimeException failed) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "event=secret_not_learnt endpoint={0} next=provider_retries error={1}",
                    visit.endpoint().slug(),
                    LogText.cause(failed));
            throw new NotKept();
        }
    }

    /** For the pen, which keeps no secrets. */
    private static InboundRequest presentable(InboundRequest inbound, HandshakeCheck handshake) {
        return handshake.bringsSecret()
                ? new InboundRequest(inbound.method(), inbound.url(), inbound.headers(), new byte[0])
                : inbound;
    }

    /** The database could not be asked. */
    private static final class NotKept extends Exception {

        private static final long serialVersionUID = 1L;
    }
}
