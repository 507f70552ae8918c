package dev.gatehouse.endpoint;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.problem.Problem.FieldError;
import java.util.List;
import java.util.stream.Collectors;

/** Changes a document by the rules of RFC 7396: null removes, objects merge, everything else replaces. */
public final class MergePatch {

    private static final ObjectMapper JSON = new ObjectMapper();

    private MergePatch() {}

    /** The document with the patch applied; what it removes is null. */
    static <T> T apply(T document, ObjectNode patch, Class<T> kind) {
        var merged = merge(JSON.<ObjectNode>valueToTree(document), patch);
        try {
            return JSON.treeToValue(merged, kind);
        } catch (JsonProcessingException wrong) {
            throw new InvalidDocument(List.of(new FieldError(path(wrong), wrong.getOriginalMessage())));
        }
    }

    /** The target, changed by the patch. */
    public static ObjectNode merge(ObjectNode target, ObjectNode patch) {
        patch.properties().forEach(field -> {
            var name = field.getKey();
            var value = field.getValue();
            if (value.isNull()) {
                target.remove(name);
            } else if (value instanceof ObjectNode object) {
                target.set(name, merge(object(target.get(name)), object));
            } else {
                target.set(name, value);
            }
        });
        return target;
    }

    private static ObjectNode object(JsonNode node) {
        return node instanceof ObjectNode object ? object : JSON.createObjectNode();
    }

    private static String path(JsonProcessingException wrong) {
        return wrong instanceof JsonMappingException mapping
                ? mapping.getPath().stream()
                        .map(step -> String.valueOf(step.getFieldName()))
                        .collect(Collectors.joining("."))
                : "";
    }
}
