package dev.gatehouse.endpoint;

import dev.gatehouse.problem.Problem.FieldError;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Gathers everything that is wrong with a document, so that its author mends it in one go. */
public final class Findings {

    private final List<FieldError> errors = new ArrayList<>();

    /** Notes the rule for the field unless it holds. */
    public void require(boolean holds, String field, String rule) {
        if (!holds) {
            errors.add(new FieldError(field, rule));
        }
    }

    /** What the supplier makes; null, and a finding, when it refuses. */
    public <T> T check(String field, Supplier<T> supplier) {
        try {
            return supplier.get();
        } catch (IllegalArgumentException wrong) {
            errors.add(new FieldError(field, wrong.getMessage()));
            return null;
        }
    }

    private boolean any() {
        return !errors.isEmpty();
    }

    /** Ends here when there is a finding. */
    public void throwIfAny() {
        if (any()) {
            throw new InvalidDocument(errors);
        }
    }
}
