package dev.gatehouse.endpoint;

import dev.gatehouse.problem.Problem.FieldError;

/** What somebody wrote is well-formed and names something that does not exist. */
public final class UnknownName extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String field;

    UnknownName(String field, String message) {
        super(message);
        this.field = field;
    }

    /** The field that holds the name. */
    public FieldError error() {
        return new FieldError(field, getMessage());
    }

    /** A stable word for programs, such as {@code unknown_endpoint}. */
    public String reason() {
        return "unknown_" + field;
    }
}
