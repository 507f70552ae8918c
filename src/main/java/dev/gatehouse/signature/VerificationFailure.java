package dev.gatehouse.signature;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.Locale;

/**
 * A request whose sender is not proven. The message is for the operator: it holds no secret, nothing the stranger sent
 * and no signature that would have matched. It has no stack trace, because a flood must not have one taken each time.
 */
public final class VerificationFailure extends Exception {

    private static final long serialVersionUID = 1L;

    private final Reason reason;

    VerificationFailure(Reason reason, String message) {
        super(message, null, false, false);
        this.reason = reason;
    }

    /** What is wrong. */
    public Reason reason() {
        return reason;
    }

    /** The ways in which a proof fails, from the farthest from a proof to the nearest. */
    public enum Reason {
        /** The header that carries the signature is absent or empty. */
        MISSING_SIGNATURE,
        /** There is something, but not in the scheme's form, not of the right length, or too much of it. */
        MALFORMED_SIGNATURE,
        /** The scheme signs a timestamp and there is none. */
        MISSING_TIMESTAMP,
        /** The timestamp is none that can be read, or there are several different ones. */
        MALFORMED_TIMESTAMP,
        /** The timestamp is too far from now, in either direction. */
        TIMESTAMP_OUTSIDE_TOLERANCE,
        /** A header that the scheme signs is absent, or there several times with different values. */
        UNCLEAR_SIGNED_HEADER,
        /** Another value that the scheme signs is absent, or there several times, or can't be read. */
        UNCLEAR_SIGNED_VALUE,
        /** No secret makes this signature over this request. */
        NO_MATCH,
        /** The signature is genuine, but something it must say is not so: a claim, a digest of the body, a covered header. */
        UNMET_CONDITION,
        /** The sender's public keys can't be had now; the same request may be proven later. */
        KEYS_UNAVAILABLE;

        /** As files spell it, such as {@code no-match}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        @JsonCreator
        static Reason of(String word) {
            return Words.find(values(), Reason::word, word);
        }
    }
}
