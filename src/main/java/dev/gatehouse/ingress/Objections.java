package dev.gatehouse.ingress;

import dev.gatehouse.endpoint.Endpoint;
import dev.gatehouse.signature.InboundRequest;
import java.util.Optional;

/** What an endpoint as it is now has against a request that was kept, apart from its signature. */
final class Objections {

    private Objections() {}

    static Optional<Readmitted> to(Endpoint endpoint, String sourceAddress, InboundRequest request) {
        if (!endpoint.allowsSource(sourceAddress)) {
            return refused(Refusal.ADDRESS_NOT_ALLOWED, "the endpoint may not be called from " + sourceAddress);
        }
        if (request.body().length > endpoint.maxBodyBytes()) {
            return refused(Refusal.BODY_TOO_LARGE, "larger than " + endpoint.maxBodyBytes() + " bytes");
        }
        var contentType = request.headers().first("Content-Type").orElse(null);
        if (!endpoint.acceptsContentType(contentType)) {
            return refused(Refusal.CONTENT_TYPE_REFUSED, "the endpoint takes no bodies of this content type");
        }
        if (endpoint.handshakes().find(request).isPresent()) {
            return Optional.of(new Readmitted.Impossible("it is a handshake, which never becomes an event"));
        }
        return endpoint.handshakes().signForAnybody(request.body())
                ? refused(Refusal.INVALID_SIGNATURE, SignatureFilter.SIGNED_FOR_ANYBODY)
                : Optional.empty();
    }

    private static Optional<Readmitted> refused(Refusal refusal, String detail) {
        return Optional.of(new Readmitted.Refused(refusal.reason(), detail));
    }
}
