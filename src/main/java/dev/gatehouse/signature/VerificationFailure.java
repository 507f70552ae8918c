package dev.gatehouse.signature;

/**
 * A request whose sender is not proven. The message is for the operator: it holds no secret and no signature that would
 * have matched. Without a stack trace, because whoever floods an endpoint must not get one written each time.
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

    /** The ways in which a proof fails. */
    public enum Reason {
        /** No header holds a signature in the form the scheme asks for. */
        MISSING_SIGNATURE,
        /** There is something, but it can't be decoded, or there is too much of it. */
        MALFORMED_SIGNATURE,
        /** The scheme signs a timestamp and there is none. */
        MISSING_TIMESTAMP,
        /** The timestamp is no number. */
        MALFORMED_TIMESTAMP,
        /** The timestamp is too far from now, in either direction. */
        TIMESTAMP_OUTSIDE_TOLERANCE,
        /** No secret makes this signature over this request. */
        NO_MATCH
    }
}
