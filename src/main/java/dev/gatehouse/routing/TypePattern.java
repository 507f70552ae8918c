package dev.gatehouse.routing;

import java.util.regex.Pattern;

/**
 * A pattern for event types in which {@code *} stands for any run of characters, dots included: {@code payment.*} takes
 * {@code payment.completed} and {@code payment.refund.failed}.
 */
public final class TypePattern {

    private final String text;
    private final Pattern pattern;

    private TypePattern(String text, Pattern pattern) {
        this.text = text;
        this.pattern = pattern;
    }

    /**
     * Reads a pattern.
     *
     * @throws IllegalArgumentException when it is blank
     */
    public static TypePattern of(String text) {
        if (text.isBlank()) {
            throw new IllegalArgumentException("an event type pattern must not be blank; \"*\" takes every type");
        }
        var regex = new StringBuilder();
        for (var literal : text.split("\\*", -1)) {
            regex.append(regex.isEmpty() ? "" : ".*").append(Pattern.quote(literal));
        }
        return new TypePattern(text, Pattern.compile(regex.toString(), Pattern.DOTALL));
    }

    /** Whether it takes this type. */
    public boolean matches(String type) {
        return text.equals(type)
                || (text.indexOf('*') >= 0 && pattern.matcher(type).matches());
    }

    @Override
    public String toString() {
        return text;
    }
}
