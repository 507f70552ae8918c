package dev.gatehouse.inbox;

/**
 * The inbox can't store now, or can't tell whether it did. The sender is to come again: a second arrival of something
 * that was stored after all is a duplicate and does no harm.
 */
public final class Unavailable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Says why, and what is behind it. */
    public Unavailable(String message, Throwable cause) {
        super(message, cause);
    }

    /** Says why. Without a stack trace: under load these come by the thousand. */
    public Unavailable(String message) {
        super(message, null, false, false);
    }
}
