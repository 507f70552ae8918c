package dev.gatehouse.diagnosis;

/**
 * Something that is wrong with a request. It holds no secret and no signature.
 *
 * @param cause a stable word for programs
 * @param field where to look: a field of the endpoint, or a part of the request
 * @param message what is wrong, in plain words
 * @param cure how to mend it
 */
public record Finding(Cause cause, String field, String message, String cure) {

    static Finding of(Cause cause, String message) {
        return new Finding(cause, cause.field(), message, cause.cure());
    }

    static Finding ofHeader(Cause cause, String header, String message) {
        return new Finding(cause, "headers." + header, message, cause.cure());
    }
}
