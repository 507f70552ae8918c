package dev.gatehouse.signature;

import java.util.ArrayList;
import java.util.List;

/**
 * Where in a header a value stands.
 *
 * @param header the header's name
 * @param separator what separates the parts of the header's value; null when it is one part
 * @param before what stands before the value in its part
 * @param after what stands after it
 */
record HeaderField(String header, String separator, String before, String after) {

    /** More than anybody sends; every value costs a computation, so strangers must not choose their number. */
    static final int MOST_VALUES = 16;

    /**
     * Reads a format such as {@code sha256={signature}}.
     *
     * @throws IllegalArgumentException when the placeholder is not in it exactly once
     */
    static HeaderField of(String header, String separator, String format, String placeholder) {
        int at = format.indexOf(placeholder);
        Words.refuse(
                at < 0 || format.indexOf(placeholder, at + 1) >= 0,
                "format must hold " + placeholder + " once, as in part=" + placeholder);
        Words.refuse("".equals(separator), "separator is empty; leave it out when the header is one part");
        return new HeaderField(
                Words.requireText(header, "header"),
                separator,
                format.substring(0, at),
                format.substring(at + placeholder.length()));
    }

    /** Whether the header is there and says something. */
    boolean isPresent(Headers headers) {
        for (var line : headers.all(header)) {
            if (!line.isBlank()) {
                return true;
            }
        }
        return false;
    }

    /** The values in their places, in the order of the header lines; one more than {@link #MOST_VALUES} at the most. */
    List<String> values(Headers headers) {
        var found = new ArrayList<String>(1);
        for (var line : headers.all(header)) {
            collect(line, found);
        }
        return found;
    }

    private void collect(String line, List<String> found) {
        int from = 0;
        int to = separator == null ? -1 : line.indexOf(separator);
        while (to >= 0 && found.size() <= MOST_VALUES) {
            collectPart(line, from, to, found);
            from = to + separator.length();
            to = line.indexOf(separator, from);
        }
        collectPart(line, from, line.length(), found);
    }

    /** Copies nothing that is not wanted. */
    private void collectPart(String line, int from, int to, List<String> found) {
        int start = from;
        int end = to;
        while (start < end && line.charAt(start) <= ' ') {
            start++;
        }
        while (end > start && line.charAt(end - 1) <= ' ') {
            end--;
        }
        if (found.size() <= MOST_VALUES
                && end - start > before.length() + after.length()
                && line.startsWith(before, start)
                && line.startsWith(after, end - after.length())) {
            found.add(line.substring(start + before.length(), end - after.length()));
        }
    }
}
