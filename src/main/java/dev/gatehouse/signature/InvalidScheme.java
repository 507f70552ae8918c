package dev.gatehouse.signature;

/** A scheme or provider file that can't be used; the message names the place and the cure. */
public final class InvalidScheme extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final String field;

    InvalidScheme(String field, String message) {
        super(message);
        this.field = field;
    }

    /** Path of the field within what was read, as {@code timestamp.unit}; empty when it is all of it. */
    public String field() {
        return field;
    }
}
