package dev.gatehouse.endpoint;

import dev.gatehouse.problem.Problem.FieldError;
import java.util.List;
import java.util.stream.Collectors;

/** What somebody wrote can't be used; each error names its field and the cure, none holds a secret. */
public final class InvalidDocument extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<FieldError> errors;

    /** With everything that is wrong, not just the first thing. */
    public InvalidDocument(List<FieldError> errors) {
        super(errors.stream()
                .map(error -> error.field() + ": " + error.message())
                .collect(Collectors.joining("; ")));
        this.errors = List.copyOf(errors);
    }

    /** What is wrong. */
    public List<FieldError> errors() {
        return errors;
    }
}
