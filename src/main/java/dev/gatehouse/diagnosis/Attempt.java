package dev.gatehouse.diagnosis;

import dev.gatehouse.signature.Headers;
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

/** One combination of scheme, secrets, request and time that can be verified. */
record Attempt(SignatureScheme scheme, List<Secret> secrets, KeySource keys, InboundRequest request, Instant at) {

    static Attempt of(Subject subject, Specimen specimen) {
        return new Attempt(subject.scheme(), subject.secrets(), subject.keys(), specimen.request(), specimen.at());
    }

    /** Whether there are secrets, and of the kind that the scheme needs. */
    boolean canVerify() {
        try {
            verifier();
            return true;
        } catch (InvalidSecret unfit) {
            return false;
        }
    }

    /** Why it is not proven; empty when it is. */
    Optional<VerificationFailure> failure() {
        try {
            verifier().verify(request, at);
            return Optional.empty();
        } catch (VerificationFailure failure) {
            return Optional.of(failure);
        }
    }

    boolean proves() {
        try {
            verifier().verify(request, at);
            return true;
        } catch (VerificationFailure | InvalidSecret refused) {
            return false;
        }
    }

    Verifier verifier() {
        return Verifier.of(scheme, secrets, keys);
    }

    Attempt with(SignatureScheme otherScheme) {
        return new Attempt(otherScheme, secrets, keys, request, at);
    }

    Attempt with(Secret other) {
        return new Attempt(scheme, List.of(other), keys, request, at);
    }

    Attempt at(Instant other) {
        return new Attempt(scheme, secrets, keys, request, other);
    }

    Attempt withBody(byte[] body) {
        return with(new InboundRequest(request.method(), request.url(), request.headers(), body));
    }

    Attempt withUrl(String url) {
        return with(new InboundRequest(request.method(), url, request.headers(), request.body()));
    }

    Attempt withHeaders(Headers headers) {
        return with(new InboundRequest(request.method(), request.url(), headers, request.body()));
    }

    private Attempt with(InboundRequest other) {
        return new Attempt(scheme, secrets, keys, other, at);
    }
}
