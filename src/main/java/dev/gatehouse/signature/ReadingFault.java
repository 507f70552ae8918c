package dev.gatehouse.signature;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What is wrong with a document, in our words.
 *
 * @param path the steps to the place: names, and numbers in lists
 * @param problem what is wrong there
 */
record ReadingFault(List<String> path, String problem) {

    static ReadingFault of(JsonMappingException wrong, JsonNode document) {
        var path = new ArrayList<String>();
        var node = document;
        for (var step : wrong.getPath()) {
            if (step.getFieldName() != null) {
                path.add(step.getFieldName());
                node = node.path(step.getFieldName());
            } else if (node.isArray()) {
                path.add(String.valueOf(step.getIndex()));
                node = node.path(step.getIndex());
            }
        }
        return new ReadingFault(path, problem(wrong));
    }

    /** The place as one word, such as {@code timestamp.unit}. */
    String field() {
        return String.join(".", path);
    }

    String sentence() {
        return path.isEmpty() ? problem : field() + ": " + problem;
    }

    private static String problem(JsonMappingException wrong) {
        if (wrong.getCause() instanceof IllegalArgumentException ours) {
            return ours.getMessage();
        }
        if (wrong instanceof MismatchedInputException mismatched && mismatched.getTargetType() != null) {
            return "must be " + kind(mismatched.getTargetType());
        }
        return wrong.getOriginalMessage();
    }

    private static String kind(Class<?> wanted) {
        if (wanted == Integer.class || wanted == Long.class) {
            return "a whole number, without quotes";
        }
        return (wanted.isRecord() && wanted != SecretForm.class) || wanted == Map.class
                ? "a group of words with their values"
                : "text; a number or a true that is meant as text goes in quotes";
    }
}
