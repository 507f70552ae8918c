package dev.gatehouse.replay;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;

/** Patterns of event types on their way into PostgreSQL and back. */
final class TypePatterns {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<List<String>> TEXTS = new TypeReference<>() {};

    private TypePatterns() {}

    /** As they were written; null for every type. */
    static List<String> read(String jsonArray) {
        try {
            return jsonArray == null ? null : JSON.readValue(jsonArray, TEXTS);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("PostgreSQL writes JSON", impossible);
        }
    }

    /** As LIKE reads them; null for every type. */
    static String[] like(List<String> types) {
        return types == null ? null : types.stream().map(TypePatterns::like).toArray(String[]::new);
    }

    private static String like(String pattern) {
        return pattern.replace("\\", "\\\\")
                .replace("%", "\\%")
                .replace("_", "\\_")
                .replace('*', '%');
    }
}
