package dev.gatehouse.diagnosis;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.core.util.Separators.Spacing;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.LinkedHashMap;
import java.util.Map;

/** The ways in which JSON is usually written, for bodies that were parsed and written anew. */
final class JsonGuesses {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private JsonGuesses() {}

    /** Other writings of the same JSON, each with how it looks; none for what is no JSON. */
    static Map<String, String> of(String text) {
        try {
            var document = JSON.readTree(text);
            return document == null || !document.isContainerNode() ? Map.of() : writings(document);
        } catch (JsonProcessingException noJson) {
            return Map.of();
        }
    }

    private static Map<String, String> writings(JsonNode document) throws JsonProcessingException {
        var sorted = JSON.convertValue(document, Object.class);
        var writings = new LinkedHashMap<String, String>();
        for (var style : styles().entrySet()) {
            writings.put("as " + style.getKey(), style.getValue().writeValueAsString(document));
            writings.put(
                    "as " + style.getKey() + " with other characters than ASCII escaped",
                    style.getValue().with(JsonWriteFeature.ESCAPE_NON_ASCII).writeValueAsString(document));
        }
        writings.put(
                "as JSON with sorted names",
                JSON.writer(new MinimalPrettyPrinter()).writeValueAsString(sorted));
        return writings;
    }

    private static Map<String, ObjectWriter> styles() {
        var styles = new LinkedHashMap<String, ObjectWriter>();
        styles.put("JSON without white space", JSON.writer(new MinimalPrettyPrinter()));
        styles.put("JSON with a space after each comma and colon", JSON.writer(new SpacedPrinter()));
        styles.put("JSON with indents of two spaces", JSON.writer(indented("  ")));
        styles.put("JSON with indents of four spaces", JSON.writer(indented("    ")));
        return styles;
    }

    private static DefaultPrettyPrinter indented(String indent) {
        var indenter = new DefaultIndenter(indent, "\n");
        return new DefaultPrettyPrinter(Separators.createDefaultInstance().withObjectFieldValueSpacing(Spacing.AFTER))
                .withObjectIndenter(indenter)
                .withArrayIndenter(indenter);
    }
}
