package dev.gatehouse.diagnosis;

import dev.gatehouse.signature.VerificationFailure;

/** What there is to say when nothing that was tried would have been proven: what the verifier itself says. */
final class Unexplained {

    private Unexplained() {}

    static Finding of(Attempt attempt) {
        var failure = attempt.failure().orElseThrow();
        return switch (failure.reason()) {
            case NO_MATCH ->
                Finding.of(
                        Cause.WRONG_SECRET,
                        "No secret of this endpoint made this signature over this request, in none of the ways that were"
                                + " tried.");
            case MISSING_SIGNATURE -> missingHeader(attempt, failure, Cause.SIGNATURE_MISSING);
            case MISSING_TIMESTAMP -> missingHeader(attempt, failure, Cause.TIMESTAMP_MISSING);
            case UNCLEAR_SIGNED_HEADER -> missingHeader(attempt, failure, Cause.HEADER_UNCLEAR);
            case MALFORMED_SIGNATURE -> said(Cause.SIGNATURE_MALFORMED, failure);
            case MALFORMED_TIMESTAMP -> said(Cause.TIMESTAMP_MALFORMED, failure);
            case TIMESTAMP_OUTSIDE_TOLERANCE -> said(Cause.CLOCK, failure);
            case UNCLEAR_SIGNED_VALUE -> said(Cause.VALUE_UNCLEAR, failure);
            case UNMET_CONDITION -> said(Cause.CONDITION_UNMET, failure);
            case KEYS_UNAVAILABLE -> said(Cause.KEYS_UNAVAILABLE, failure);
        };
    }

    private static Finding missingHeader(Attempt attempt, VerificationFailure failure, Cause otherwise) {
        return RenamedHeaders.missing(attempt.scheme(), attempt.request().headers()).stream()
                .sorted()
                .findFirst()
                .map(name -> Finding.ofHeader(
                        Cause.HEADER_MISSING, name, "The header " + name + " is not there, nor anything in its place."))
                .orElseGet(() -> said(otherwise, failure));
    }

    private static Finding said(Cause cause, VerificationFailure failure) {
        var sentence = failure.getMessage();
        return Finding.of(cause, Character.toUpperCase(sentence.charAt(0)) + sentence.substring(1) + ".");
    }
}
