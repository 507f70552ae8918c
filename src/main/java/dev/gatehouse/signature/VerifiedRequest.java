package dev.gatehouse.signature;

import java.util.Optional;

/** A request whose sender is proven. Only a {@link Verifier} makes one. */
public final class VerifiedRequest {

    private final InboundRequest request;
    private final String secretId;

    VerifiedRequest(InboundRequest request, String secretId) {
        this.request = request;
        this.secretId = secretId;
    }

    /** What came. */
    public InboundRequest request() {
        return request;
    }

    /** Id of the secret that matched; empty when the endpoint takes unsigned requests. */
    public Optional<String> secretId() {
        return Optional.ofNullable(secretId);
    }
}
