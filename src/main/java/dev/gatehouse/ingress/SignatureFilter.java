package dev.gatehouse.ingress;

import dev.gatehouse.signature.Headers;
import dev.gatehouse.signature.InboundRequest;
import dev.gatehouse.signature.VerificationFailure;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.time.Clock;

/**
 * Reads the body as it came, never more than the endpoint allows, and has its signature verified before anything else
 * looks at it. Reading it here, before JAX-RS matches, also keeps form-encoded bodies from being taken apart.
 */
@PreMatching
@ApplicationScoped
@Priority(200)
public class SignatureFilter implements ContainerRequestFilter {

    static final String SIGNED_FOR_ANYBODY =
            "the body is of the kind that this provider's handshake has signed for whoever asks, so it proves nothing";

    @Inject
    private HandshakeDesk desk;

    @Inject
    private ClientCertificates certificates;

    @Inject
    private Refusals refusals;

    @Inject
    private Clock clock;

    @Context
    private HttpServletRequest servletRequest;

    @Override
    public void filter(ContainerRequestContext request) {
        var visit = Visit.of(request);
        var headers = certificates.shownIn(servletRequest, Headers.of(request.getHeaders()));
        // from here on the body is ours: JAX-RS is neither to judge its type nor to take a form apart
        request.getHeaders().putSingle(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_OCTET_STREAM);
        int most = visit.endpoint().maxBodyBytes();
        try {
            var body = request.getEntityStream().readNBytes(most + 1);
            if (body.length > most) {
                var unread = inbound(request, visit, headers, new byte[0]);
                refuse(request, visit, Refusal.BODY_TOO_LARGE, "larger than " + most + " bytes", unread);
            } else {
                judge(request, visit, inbound(request, visit, headers, body));
            }
        } catch (IOException gone) {
            var unread = inbound(request, visit, headers, new byte[0]);
            refuse(request, visit, Refusal.INCOMPLETE_BODY, "the sender went away", unread);
        }
    }

    private void judge(ContainerRequestContext request, Visit visit, InboundRequest inbound) {
        var handshakes = visit.endpoint().handshakes();
        var handshake = handshakes.find(inbound);
        try {
            if (handshake.isPresent()) {
                desk.serve(request, visit, inbound, handshake.get());
            } else if (handshakes.signForAnybody(inbound.body())) {
                refuse(request, visit, Refusal.INVALID_SIGNATURE, SIGNED_FOR_ANYBODY, inbound);
            } else {
                visit.verified(visit.endpoint().verifier().verify(inbound, clock.instant()));
            }
        } catch (VerificationFailure failure) {
            refuse(request, visit, Refusal.of(failure), failure.getMessage(), inbound);
        }
    }

    private void refuse(
            ContainerRequestContext request, Visit visit, Refusal refusal, String detail, InboundRequest inbound) {
        refusals.note(visit, refusal, detail, inbound);
        request.abortWith(refusal.response());
    }

    private static InboundRequest inbound(ContainerRequestContext request, Visit visit, Headers headers, byte[] body) {
        return new InboundRequest(request.getMethod(), visit.url(), headers, body);
    }
}
