package dev.gatehouse.routing;

/** A filter or a transformation that can't be read; its message begins with the place. */
public final class InvalidExpression extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final int line;
    private final int column;

    InvalidExpression(int line, int column, String message) {
        super("line " + line + ", column " + column + ": " + message);
        this.line = line;
        this.column = column;
    }

    /** For parsers that count characters; whatever lies beyond the text is its end. */
    static InvalidExpression at(String text, int offset, String message) {
        var before = text.substring(0, Math.max(0, Math.min(offset, text.length())));
        int line = 1 + (int) before.chars().filter(c -> c == '\n').count();
        return new InvalidExpression(line, before.length() - before.lastIndexOf('\n'), message);
    }

    /** From 1. */
    public int line() {
        return line;
    }

    /** From 1. */
    public int column() {
        return column;
    }
}
