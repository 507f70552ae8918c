package dev.gatehouse.routing;

/** A field of a subscription that can't be what was written. */
public final class InvalidField extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final String field;
    private final String rule;

    InvalidField(String field, String rule) {
        super(field + " " + rule);
        this.field = field;
        this.rule = rule;
    }

    static void require(boolean holds, String field, String rule) {
        if (!holds) {
            throw new InvalidField(field, rule);
        }
    }

    /** Its name, within its object. */
    public String field() {
        return field;
    }

    /** What it has to be. */
    public String rule() {
        return rule;
    }
}
