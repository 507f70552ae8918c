package dev.gatehouse.signature;

import java.time.Instant;
import java.util.List;
import java.util.Set;

/** Proves who sent a request. Verification throws: a boolean could be overlooked. Safe for use by many threads. */
public interface Verifier {

    /**
     * Checks a request.
     *
     * @param now the time that its timestamp is measured against
     * @return the proof
     * @throws VerificationFailure when there is none
     */
    VerifiedRequest verify(InboundRequest request, Instant now) throws VerificationFailure;

    /** Names of headers that hold a secret itself, in lower case: never to be stored or shown. */
    default Set<String> confidentialHeaders() {
        return Set.of("authorization", "proxy-authorization");
    }

    /** A URL as it may be stored and shown: without parameters that hold a secret itself. */
    default String withoutSecrets(String url) {
        return url;
    }

    /** Whether a request that was kept lacks its proof, because the proof is a secret itself and was struck out. */
    default boolean lacksProof(InboundRequest kept) {
        return false;
    }

    /**
     * Checks by a scheme; every secret is tried, so hand in those that are valid now.
     *
     * @throws InvalidSecret when a secret can't be one of the scheme, or when there is none at all
     */
    static Verifier of(SignatureScheme scheme, List<Secret> secrets) {
        return of(scheme, secrets, KeySource.none());
    }

    /**
     * The same for schemes whose public keys may have to be fetched.
     *
     * @param source where keys come from that are neither secrets nor pinned
     * @throws InvalidSecret when a secret can't be one of the scheme, or when there is none and one is needed
     */
    static Verifier of(SignatureScheme scheme, List<Secret> secrets, KeySource source) {
        return SchemeVerifier.of(scheme, secrets, source);
    }

    /** Takes every request, for endpoints whose owner wrote down that they want that. */
    static Verifier acceptingUnsigned() {
        return (request, now) -> new VerifiedRequest(request, null);
    }
}
