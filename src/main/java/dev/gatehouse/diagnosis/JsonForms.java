package dev.gatehouse.diagnosis;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.util.RawValue;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

/** The same JSON as other libraries write it. Numbers stay as they are written. */
final class JsonForms {

    /** No buffers on threads, which are the server's and outlive this application. */
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .recyclerPool(JsonRecyclerPools.nonRecyclingPool())
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .build();

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private JsonForms() {}

    static Stream<BodyForm> of(byte[] body) {
        try (var parser = FACTORY.createParser(body)) {
            var document = value(parser, parser.nextToken());
            if (!document.isContainerNode() || parser.nextToken() != null) {
                return Stream.empty();
            }
            return JsonStyle.all()
                    .map(style -> new BodyForm(
                            Cause.BODY_RESERIALISED,
                            "The signature was made over the same JSON " + style.name()
                                    + ": something read it and wrote it anew.",
                            style.write(document).getBytes(StandardCharsets.UTF_8)));
        } catch (IOException noJson) {
            return Stream.empty();
        }
    }

    private static JsonNode value(JsonParser parser, JsonToken token) throws IOException {
        if (token == null) {
            return NODES.missingNode();
        }
        return switch (token) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> array(parser);
            case VALUE_STRING -> NODES.textNode(parser.getText());
            default -> NODES.rawValueNode(new RawValue(parser.getText()));
        };
    }

    private static JsonNode object(JsonParser parser) throws IOException {
        var object = NODES.objectNode();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            var name = parser.currentName();
            object.set(name, value(parser, parser.nextToken()));
        }
        return object;
    }

    private static JsonNode array(JsonParser parser) throws IOException {
        var array = NODES.arrayNode();
        for (var token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            array.add(value(parser, token));
        }
        return array;
    }
}
