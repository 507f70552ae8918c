package dev.gatehouse.problem;

/**
 * Gatehouse can't run with its settings or in its surroundings. The message is one line that names the setting and the
 * cure, and never holds a secret.
 */
public final class WrongSetup extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Something the person who starts the server can mend. */
    public WrongSetup(String message) {
        super(message);
    }

    /** The same, with what it was found out by. */
    public WrongSetup(String message, Throwable cause) {
        super(message, cause);
    }

    /** What is to be mended, of a failure that may be wrapped in others; in one line and in quotes. */
    public static String lineOf(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof WrongSetup setup) {
                return LogText.quoted(setup.getMessage());
            }
        }
        return LogText.cause(failure);
    }
}
