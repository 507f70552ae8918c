package dev.gatehouse.run;

/** Something the person at the keyboard can mend: the message is one line that says what is wrong and what to do. Never holds a secret. */
public final class RunFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    RunFailure(String message) {
        super(message);
    }

    RunFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
