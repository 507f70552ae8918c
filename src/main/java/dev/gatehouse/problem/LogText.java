package dev.gatehouse.problem;

import java.util.regex.Pattern;

/** Values as they may stand in a log line: they can neither end their quotes nor begin a line of their own. */
public final class LogText {

    private static final int LONGEST = 300;
    private static final Pattern UNFIT_FOR_A_LINE = Pattern.compile("[\\p{Cc}\"\\u2028\\u2029]");

    private LogText() {}

    /** A value from outside, in quotes. */
    public static String quoted(String value) {
        var text = value.length() > LONGEST ? value.substring(0, LONGEST) : value;
        return '"' + UNFIT_FOR_A_LINE.matcher(text).replaceAll("?") + '"';
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
