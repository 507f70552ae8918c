package dev.gatehouse.signature;

import java.util.ArrayList;
import java.util.List;

/**
 * Where in a header, or in another text of a request, a value stands.
 *
 * @param header the header's name; null when the text stands elsewhere
 * @param place where the text stands; null when it is a header
 * @param separator what separates the parts of the text; null when it is one part
 * @param before what stands before the value in its part
 * @param after what stands after it
 */
record HeaderField(String header, RequestValue place, String separator, String before, String after) {

    /** In a format: any text, up to what follows. */
    static final String ANY = "{any}";

    /** More than anybody sends; every value costs a computation, so strangers must not choose their number. */
    static final int MOST_VALUES = 16;

    /**
     * Reads a format such as {@code sha256={signature}}.
     *
     * @throws IllegalArgumentException when the placeholder is not in it exactly once
     */
    static HeaderField of(String header, RequestValue place, String separator, String format, String placeholder) {
        int at = format.indexOf(placeholder);
        Words.refuse(
                at < 0 || format.indexOf(placeholder, at + 1) >= 0,
                "format must hold " + placeholder + " once, as in part=" + placeholder);
        Words.refuse("".equals(separator), "separator is empty; leave it out when the header is one part");
        Words.refuse(header != null && place != null, "header and at are one too many");
        Words.refuse(place != null && !place.isPlace(), "at must be a place in the request");
        return new HeaderField(
                place == null ? Words.requireText(header, "header") : null,
                place,
                separator,
                format.substring(0, at),
                format.substring(at + placeholder.length()));
    }

    /** Where it stands, for people. */
    String where() {
        return place == null ? "the header " + header : place.text();
    }

    /** Whether the text is there and says something. */
    boolean isPresent(InboundRequest request, Insides insides) {
        for (var line : lines(request, insides)) {
            if (!line.isBlank()) {
                return true;
            }
        }
        return false;
    }

    /** The values in their places, in the order of the lines; one more than {@link #MOST_VALUES} at the most. */
    List<String> values(InboundRequest request, Insides insides) {
        var found = new ArrayList<String>(1);
        for (var line : lines(request, insides)) {
            collect(line, found);
        }
        return found;
    }

    private List<String> lines(InboundRequest request, Insides insides) {
        return place == null ? request.headers().all(header) : insides.texts(place);
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
        if (before.startsWith(ANY)) {
            int literal = line.indexOf(before.substring(ANY.length()), start);
            if (literal >= 0 && literal < end && found.size() <= MOST_VALUES) {
                found.add(line.substring(literal + before.length() - ANY.length(), end));
            }
        } else if (found.size() <= MOST_VALUES
                && end - start > before.length() + after.length()
                && line.startsWith(before, start)
                && line.startsWith(after, end - after.length())) {
            found.add(line.substring(start + before.length(), end - after.length()));
        }
    }
}
