package dev.gatehouse.routing;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** JSON as maps, lists, texts, booleans, null, {@code Long} and, for what does not fit into that, {@code Double}. */
final class JsonValues {

    private static final JsonFactory JSON = new JsonFactory();

    private final JsonParser parser;
    private final Object nothing;

    /** A value that may be null. */
    record Parsed(Object value) {}

    private JsonValues(JsonParser parser, Object nothing) {
        this.parser = parser;
        this.nothing = nothing;
    }

    /** With this for null. Empty when the bytes are not one JSON value, in UTF-8 as JSON has to be. */
    static Optional<Parsed> parse(byte[] bytes, Object nothing) {
        try (var parser = JSON.createParser(bytes)) {
            if (parser.nextToken() == null) {
                return Optional.empty();
            }
            var value = new JsonValues(parser, nothing).value();
            return parser.nextToken() == null ? Optional.of(new Parsed(value)) : Optional.empty();
        } catch (IOException noJson) {
            return Optional.empty();
        }
    }

    private Object value() throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> object();
            case START_ARRAY -> array();
            case VALUE_STRING -> parser.getText();
            case VALUE_NUMBER_INT -> integer();
            case VALUE_NUMBER_FLOAT -> parser.getDoubleValue();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            default -> nothing;
        };
    }

    private Map<String, Object> object() throws IOException {
        var fields = new LinkedHashMap<String, Object>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            var name = parser.currentName();
            parser.nextToken();
            fields.put(name, value());
        }
        return fields;
    }

    private List<Object> array() throws IOException {
        var elements = new ArrayList<Object>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            elements.add(value());
        }
        return elements;
    }

    private Object integer() throws IOException {
        var number = parser.getNumberValue();
        if (number instanceof BigInteger) {
            return number.doubleValue();
        }
        return number.longValue();
    }
}
