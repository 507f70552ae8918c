package dev.gatehouse.signature;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds scalars in JSON (RFC 6901) in one pass that ends at the last of them; no tree is built. Of members with the same
 * name the first that has a value counts. Null, an empty string, an object and an array are no values. What is found
 * before JSON turns out broken stays found.
 */
final class JsonPointers {

    private final List<JsonPointer> pointers;

    JsonPointers(Collection<JsonPointer> pointers) {
        this.pointers = List.copyOf(pointers);
    }

    /** The values by pointer; numbers are as they were written. */
    Map<JsonPointer, String> read(byte[] json) {
        var found = new HashMap<JsonPointer, String>();
        if (!pointers.isEmpty()) {
            try (var parser = Json.FACTORY.createParser(json)) {
                read(parser, found);
            } catch (IOException broken) {
                return found;
            }
        }
        return found;
    }

    /** The same in text. */
    Map<JsonPointer, String> read(String json) {
        var found = new HashMap<JsonPointer, String>();
        try (var parser = Json.FACTORY.createParser(json)) {
            read(parser, found);
        } catch (IOException broken) {
            return found;
        }
        return found;
    }

    private void read(JsonParser parser, Map<JsonPointer, String> found) throws IOException {
        if (parser.nextToken() != null) {
            value(parser, pointers.toArray(JsonPointer[]::new), found);
        }
    }

    /**
     * Reads the value at which the parser stands. It goes no deeper than the pointers do.
     *
     * @param rests what of each pointer is left to go from here; null when it leads elsewhere
     */
    private void value(JsonParser parser, JsonPointer[] rests, Map<JsonPointer, String> found) throws IOException {
        switch (parser.currentToken()) {
            case START_OBJECT -> object(parser, rests, found);
            case START_ARRAY -> array(parser, rests, found);
            case VALUE_NULL -> {}
            default -> scalar(parser, rests, found);
        }
    }

    private void scalar(JsonParser parser, JsonPointer[] rests, Map<JsonPointer, String> found) throws IOException {
        for (int at = 0; at < rests.length; at++) {
            if (rests[at] != null && rests[at].matches() && !parser.getText().isEmpty()) {
                found.putIfAbsent(pointers.get(at), parser.getText());
            }
        }
    }

    private void object(JsonParser parser, JsonPointer[] rests, Map<JsonPointer, String> found) throws IOException {
        while (found.size() < pointers.size() && parser.nextToken() != JsonToken.END_OBJECT) {
            var name = parser.currentName();
            var next = new JsonPointer[rests.length];
            boolean leads = false;
            for (int at = 0; at < rests.length; at++) {
                next[at] = rests[at] == null ? null : rests[at].matchProperty(name);
                leads |= next[at] != null;
            }
            parser.nextToken();
            enter(parser, leads ? next : null, found);
        }
    }

    private void array(JsonParser parser, JsonPointer[] rests, Map<JsonPointer, String> found) throws IOException {
        for (int index = 0; found.size() < pointers.size() && parser.nextToken() != JsonToken.END_ARRAY; index++) {
            var next = new JsonPointer[rests.length];
            boolean leads = false;
            for (int at = 0; at < rests.length; at++) {
                next[at] = rests[at] == null ? null : rests[at].matchElement(index);
                leads |= next[at] != null;
            }
            enter(parser, leads ? next : null, found);
        }
    }

    private void enter(JsonParser parser, JsonPointer[] rests, Map<JsonPointer, String> found) throws IOException {
        if (rests == null) {
            parser.skipChildren();
        } else {
            value(parser, rests, found);
        }
    }
}
