package dev.gatehouse.inbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.gatehouse.signature.Headers;
import java.util.List;

/** How headers are kept: JSON, a list of name and value pairs in the order they came, repeated ones included. */
public final class HeaderText {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<List<List<String>>> PAIRS = new TypeReference<>() {};

    private HeaderText() {}

    /** The text to store. */
    public static String write(Headers headers) {
        try {
            return JSON.writeValueAsString(headers.entries().stream()
                    .map(header -> List.of(header.getKey(), header.getValue()))
                    .toList());
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("strings are always JSON", impossible);
        }
    }

    /** The pairs that were stored. */
    public static List<List<String>> read(String text) {
        try {
            return JSON.readValue(text, PAIRS);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("stored headers are not what was written", broken);
        }
    }
}
