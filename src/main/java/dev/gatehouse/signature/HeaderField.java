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

    /**
     * Reads a format such as {@code sha256={signature}}.
     *
     * @throws IllegalArgumentException when the placeholder is not in it exactly once
     */
    static HeaderField of(String header, String separator, String format, String placeholder) {
        int at = format.indexOf(placeholder);
        if (at < 0 || format.indexOf(placeholder, at + 1) >= 0) {
            throw new IllegalArgumentException(
                    "format must hold " + placeholder + " once, as in sha256=" + placeholder);
        }
        return new HeaderField(header, separator, format.substring(0, at), format.substring(at + placeholder.length()));
    }

    /** Every value that stands in its place, in the order of the header lines. */
    List<String> values(Headers headers) {
        var found = new ArrayList<String>(1);
        for (var line : headers.all(header)) {
            collect(line, found);
        }
        return found;
    }

    private void collect(String line, List<String> found) {
        if (separator == null) {
            collectPart(line, found);
            return;
        }
        int from = 0;
        for (int to = line.indexOf(separator); to >= 0; to = line.indexOf(separator, from)) {
            collectPart(line.substring(from, to), found);
            from = to + separator.length();
        }
        collectPart(line.substring(from), found);
    }

    private void collectPart(String part, List<String> found) {
        var trimmed = part.strip();
        if (trimmed.length() > before.length() + after.length()
                && trimmed.startsWith(before)
                && trimmed.endsWith(after)) {
            found.add(trimmed.substring(before.length(), trimmed.length() - after.length()));
        }
    }
}
