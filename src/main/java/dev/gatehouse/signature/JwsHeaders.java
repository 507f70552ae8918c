package dev.gatehouse.signature;

import static dev.gatehouse.signature.VerificationFailure.Reason.UNCLEAR_SIGNED_VALUE;

import java.nio.charset.StandardCharsets;

/** Parameters of a JWS header as part of what is signed. */
final class JwsHeaders {

    private JwsHeaders() {}

    static SignedAtom atom(String name) {
        return (request, timestamp, insides) -> {
            var value = insides.jose().path(name);
            if (!value.isValueNode()) {
                throw new VerificationFailure(UNCLEAR_SIGNED_VALUE, "the JWS header has no " + name);
            }
            return value.asText().getBytes(StandardCharsets.UTF_8);
        };
    }
}
