package dev.gatehouse.diagnosis;

import dev.gatehouse.signature.InboundRequest;
import dev.gatehouse.signature.InvalidSecret;
import dev.gatehouse.signature.KeySource;
import dev.gatehouse.signature.Secret;
import dev.gatehouse.signature.SignatureScheme;
import dev.gatehouse.signature.VerificationFailure;
import dev.gatehouse.signature.Verifier;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A request and what it is verified by.
 *
 * @param scheme how the provider signs
 * @param secrets those of the endpoint that count
 * @param keys where published keys come from
 * @param request as it came
 * @param now the time that its timestamp is measured against
 */
public record Subject(
        SignatureScheme scheme, List<Secret> secrets, KeySource keys, InboundRequest request, Instant now) {

    /** Why it is refused; empty when it is genuine. */
    Optional<VerificationFailure> failure() {
        try {
            Verifier.of(scheme, secrets, keys).verify(request, now);
            return Optional.empty();
        } catch (VerificationFailure refused) {
            return Optional.of(refused);
        }
    }

    /** Whether it is genuine; secrets that can't be any of the scheme prove nothing. */
    boolean isGenuine() {
        try {
            return failure().isEmpty();
        } catch (InvalidSecret unusable) {
            return false;
        }
    }

    Subject at(Instant otherTime) {
        return new Subject(scheme, secrets, keys, request, otherTime);
    }

    Subject with(SignatureScheme otherScheme) {
        return new Subject(otherScheme, secrets, keys, request, now);
    }

    Subject with(InboundRequest otherRequest) {
        return new Subject(scheme, secrets, keys, otherRequest, now);
    }

    Subject with(Secret onlySecret) {
        return new Subject(scheme, List.of(onlySecret), keys, request, now);
    }

    Subject withBody(byte[] body) {
        return with(new InboundRequest(request.method(), request.url(), request.headers(), body));
    }
}
