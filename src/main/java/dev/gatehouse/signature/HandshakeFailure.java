package dev.gatehouse.signature;

/** A handshake that is not answered; the message is for the operator and holds nothing that the caller wrote. */
public final class HandshakeFailure extends Exception {

    static final int FORBIDDEN = 403;

    private static final long serialVersionUID = 1L;

    private final int status;

    HandshakeFailure(String message, int status) {
        super(message, null, false, false);
        this.status = status;
    }

    /** The HTTP status that the provider expects for it. */
    public int status() {
        return status;
    }
}
