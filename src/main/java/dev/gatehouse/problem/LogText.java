package dev.gatehouse.problem;

/** Values as they may stand in a log line: they can neither end their quotes nor begin a line of their own. */
public final class LogText {

    private static final int LONGEST = 300;

    private LogText() {}

    /** A value from outside, in quotes. */
    public static String quoted(String value) {
        int length = Math.min(value.length(), LONGEST);
        var text = new StringBuilder(length + 2).append('"');
        for (int i = 0; i < length; i++) {
            char next = value.charAt(i);
            text.append(fitsOnALine(next) ? next : '?');
        }
        return text.append('"').toString();
    }

    private static boolean fitsOnALine(char c) {
        return c != '"' && c != '\u2028' && c != '\u2029' && !Character.isISOControl(c);
    }

    /** What is at the bottom of a failure, in one line and in quotes: a database that is away must not fill the log. */
    public static String cause(Throwable failure) {
        var cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return quoted(cause.getClass().getSimpleName() + ": " + cause.getMessage());
    }
}
