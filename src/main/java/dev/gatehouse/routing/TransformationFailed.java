package dev.gatehouse.routing;

/** A transformation gave no body for an event; the message says why, and where in the transformation when that is known. */
public final class TransformationFailed extends Exception {

    private static final long serialVersionUID = 1L;

    TransformationFailed(String message) {
        super(message);
    }
}
