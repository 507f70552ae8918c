package dev.gatehouse.signature;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.core.JsonPointer;
import java.util.Optional;

/**
 * A value to be found in a request: {@code header:NAME}, {@code query:NAME}, {@code form:NAME}, {@code json:/pointer}
 * (RFC 6901), {@code form:NAME:json:/pointer} (JSON in a form field) or {@code body-sha256}.
 */
public sealed interface RequestValue {

    /** The value, fit to be stored as text (see {@link StorableText}); empty when it is not there. */
    Optional<String> read(InboundRequest request);

    /** As files and the API spell it. */
    @JsonValue
    String text();

    /**
     * Reads an expression.
     *
     * @throws IllegalArgumentException saying what there is
     */
    @JsonCreator
    static RequestValue parse(String text) {
        if ("body-sha256".equals(text)) {
            return new BodyHash();
        }
        int colon = text.indexOf(':');
        var rest = text.substring(colon + 1);
        if (colon < 0 || rest.isBlank()) {
            throw unknown(text);
        }
        return switch (text.substring(0, colon)) {
            case "header" -> new HeaderValue(rest);
            case "query" -> new QueryValue(rest);
            case "form" -> form(rest);
            case "json" -> new JsonBodyValue(pointer(rest));
            default -> throw unknown(text);
        };
    }

    private static RequestValue form(String rest) {
        int json = rest.indexOf(":json:");
        return json < 0
                ? new FormValue(rest, null)
                : new FormValue(rest.substring(0, json), pointer(rest.substring(json + ":json:".length())));
    }

    private static JsonPointer pointer(String text) {
        if (!text.startsWith("/")) {
            throw new IllegalArgumentException("a JSON pointer begins with a slash, as in json:/data/id");
        }
        return JsonPointer.compile(text);
    }

    private static IllegalArgumentException unknown(String text) {
        return new IllegalArgumentException("\"" + text + "\" names no place in a request; there are header:NAME, "
                + "query:NAME, form:NAME, json:/pointer, form:NAME:json:/pointer and body-sha256");
    }

    /** The first header of a name. */
    record HeaderValue(String name) implements RequestValue {

        @Override
        public Optional<String> read(InboundRequest request) {
            return request.headers()
                    .first(name)
                    .filter(value -> !value.isBlank())
                    .map(StorableText::of);
        }

        @Override
        public String text() {
            return "header:" + name;
        }
    }

    /** A parameter of the URL. */
    record QueryValue(String name) implements RequestValue {

        @Override
        public Optional<String> read(InboundRequest request) {
            int question = request.url().indexOf('?');
            return question < 0
                    ? Optional.empty()
                    : FormText.first(request.url().substring(question + 1), name)
                            .map(StorableText::of);
        }

        @Override
        public String text() {
            return "query:" + name;
        }
    }

    /** A field of a form-encoded body, or something in the JSON it holds. */
    record FormValue(String name, JsonPointer pointer) implements RequestValue {

        @Override
        public Optional<String> read(InboundRequest request) {
            var field = FormText.first(request.body(), name);
            return pointer == null
                    ? field.map(StorableText::of)
                    : field.flatMap(json -> JsonText.find(json, pointer)).map(StorableText::of);
        }

        @Override
        public String text() {
            return "form:" + name + (pointer == null ? "" : ":json:" + pointer);
        }
    }

    /** A scalar in a JSON body. */
    record JsonBodyValue(JsonPointer pointer) implements RequestValue {

        @Override
        public Optional<String> read(InboundRequest request) {
            return JsonText.find(request.body(), pointer).map(StorableText::of);
        }

        @Override
        public String text() {
            return "json:" + pointer;
        }
    }

    /** The digest of the body: the same bytes are the same event. */
    record BodyHash() implements RequestValue {

        @Override
        public Optional<String> read(InboundRequest request) {
            return Optional.of(StorableText.digest(request.body()));
        }

        @Override
        public String text() {
            return "body-sha256";
        }
    }
}
