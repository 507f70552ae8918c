package dev.gatehouse.signature;

import com.fasterxml.jackson.databind.JsonNode;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Looks for words that a document should not have, before it is read: a misspelt word is better named than the right one
 * reported missing.
 */
final class KnownWords {

    private KnownWords() {}

    /** The first unknown word of a document that is to become a record. */
    static Optional<ReadingFault> firstUnknown(JsonNode document, Class<?> type) {
        return look(document, type, List.of());
    }

    private static Optional<ReadingFault> look(JsonNode node, Class<?> type, List<String> path) {
        if (type == SignatureScheme.class) {
            return look(node, SignatureRule.class, path);
        }
        if (type.isArray()) {
            return look(node, type.getComponentType(), path);
        }
        if (!type.isRecord()) {
            return Optional.empty();
        }
        return node.isArray() ? lookInside(node, type, path) : lookAtWords(node, type, path);
    }

    private static Optional<ReadingFault> lookInside(JsonNode list, Class<?> type, List<String> path) {
        for (int at = 0; at < list.size(); at++) {
            var unknown = look(list.get(at), type, step(path, String.valueOf(at)));
            if (unknown.isPresent()) {
                return unknown;
            }
        }
        return Optional.empty();
    }

    private static Optional<ReadingFault> lookAtWords(JsonNode words, Class<?> type, List<String> path) {
        var known = type.getRecordComponents();
        for (var word : words.properties()) {
            var place = step(path, word.getKey());
            var component = find(known, word.getKey());
            var unknown = component.isEmpty()
                    ? Optional.of(fault(place, known))
                    : look(word.getValue(), heldBy(component.get()), place);
            if (unknown.isPresent()) {
                return unknown;
            }
        }
        return Optional.empty();
    }

    private static Optional<RecordComponent> find(RecordComponent[] known, String word) {
        return Arrays.stream(known)
                .filter(component -> component.getName().equals(word))
                .findFirst();
    }

    /** The type of a component, or of its elements when it is a list. */
    private static Class<?> heldBy(RecordComponent component) {
        return component.getGenericType() instanceof ParameterizedType list
                ? (Class<?>) list.getActualTypeArguments()[0]
                : component.getType();
    }

    private static ReadingFault fault(List<String> place, RecordComponent[] known) {
        var words = Arrays.stream(known).map(RecordComponent::getName).sorted().collect(Collectors.joining(", "));
        return new ReadingFault(place, "is not known here; there are " + words);
    }

    private static List<String> step(List<String> path, String next) {
        return Stream.concat(path.stream(), Stream.of(next)).toList();
    }
}
