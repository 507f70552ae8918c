package dev.gatehouse.diagnosis;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.POJONode;
import com.fasterxml.jackson.databind.util.RawValue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A way of writing JSON.
 *
 * @param layout white space
 * @param escapes characters that are written as escapes
 * @param sorted whether names are in the order of the alphabet
 */
record JsonStyle(Layout layout, JsonEscapes escapes, boolean sorted) {

    /** White space: after colons, after commas where nothing is indented, and for each step inwards. */
    enum Layout {
        COMPACT(":", ",", null, "without white space"),
        SPACED(": ", ", ", null, "with a space after commas and colons, as Python writes it"),
        TWO(": ", ",", "  ", "indented by two spaces"),
        FOUR(": ", ",", "    ", "indented by four spaces"),
        TAB(": ", ",", "\t", "indented by tabs");

        private final String colon;
        private final String comma;
        private final String indent;
        private final String description;

        Layout(String colon, String comma, String indent, String description) {
            this.colon = colon;
            this.comma = comma;
            this.indent = indent;
            this.description = description;
        }
    }

    /** All, the commonest first. */
    static Stream<JsonStyle> all() {
        return Stream.of(false, true)
                .flatMap(sorted -> Arrays.stream(Layout.values())
                        .filter(layout -> !sorted || layout.indent == null)
                        .flatMap(layout ->
                                Arrays.stream(JsonEscapes.values()).map(one -> new JsonStyle(layout, one, sorted))));
    }

    /** For people. */
    String name() {
        return layout.description + escapes.description() + (sorted ? ", names in order" : "");
    }

    String write(JsonNode document) {
        var out = new StringBuilder();
        write(document, "\n", out);
        return out.toString();
    }

    private void write(JsonNode node, String line, StringBuilder out) {
        if (node.isObject()) {
            writeAll('{', '}', members(node), line, out);
        } else if (node.isArray()) {
            var items = new ArrayList<Map.Entry<String, JsonNode>>();
            node.forEach(item -> items.add(Map.entry("", item)));
            writeAll('[', ']', items, line, out);
        } else if (node instanceof POJONode raw && raw.getPojo() instanceof RawValue value) {
            out.append(value.rawValue());
        } else {
            escapes.quote(node.textValue(), out);
        }
    }

    private List<Map.Entry<String, JsonNode>> members(JsonNode node) {
        var members = new ArrayList<Map.Entry<String, JsonNode>>();
        members.addAll(node.properties());
        if (sorted) {
            Collections.sort(members, Map.Entry.comparingByKey());
        }
        return members;
    }

    private void writeAll(
            char open, char close, List<Map.Entry<String, JsonNode>> all, String line, StringBuilder out) {
        var inner = layout.indent == null ? "" : line + layout.indent;
        out.append(open);
        for (int at = 0; at < all.size(); at++) {
            out.append(at == 0 ? "" : layout.comma).append(inner);
            if (open == '{') {
                escapes.quote(all.get(at).getKey(), out);
                out.append(layout.colon);
            }
            write(all.get(at).getValue(), inner, out);
        }
        out.append(layout.indent == null || all.isEmpty() ? "" : line).append(close);
    }
}
