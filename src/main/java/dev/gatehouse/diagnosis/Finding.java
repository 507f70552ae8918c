package dev.gatehouse.diagnosis;

/**
 * What is wrong, for people. It holds no secret, no part of one and no signature.
 *
 * @param cause the stable word
 * @param proven whether the signature matches once this is put right; else it is what is most likely
 * @param message what was found
 * @param cure what to do
 */
public record Finding(Cause cause, boolean proven, String message, String cure) {

    static Finding proven(Cause cause, String message, String cure) {
        return new Finding(cause, true, message, cure);
    }

    static Finding likely(Cause cause, String message, String cure) {
        return new Finding(cause, false, message, cure);
    }
}
