package dev.gatehouse.signature;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.core.JsonPointer;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A value to be found in a request: {@code header:NAME}, {@code query:NAME}, {@code form:NAME}, {@code json:/pointer}
 * (RFC 6901), {@code form:NAME:json:/pointer} (JSON in a form field), {@code body-sha256} or {@code each-request}. A value
 * that is empty or blank is not there.
 */
public sealed interface RequestValue {

    /**
     * The value; empty when it is not there. It is fit to be stored as text: one of more than 200 characters, with a
     * control character (NUL above all) or with half a surrogate pair comes as {@code sha256:} and a digest.
     */
    Optional<String> read(InboundRequest request);

    /** As files and the API spell it. */
    @JsonValue
    String text();

    /** Whether it stands somewhere in the request, rather than being made of it; only that can be part of a proof. */
    default boolean isPlace() {
        return true;
    }

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
        if ("each-request".equals(text)) {
            return new EachRequest();
        }
        int colon = text.indexOf(':');
        var rest = text.substring(colon + 1).strip();
        if (colon < 0 || rest.isEmpty()) {
            throw unknown();
        }
        return switch (text.substring(0, colon)) {
            case "header" -> new HeaderValue(rest);
            case "query" -> new QueryValue(rest);
            case "form" -> form(rest);
            case "json" -> new JsonBodyValue(pointer(rest));
            default -> throw unknown();
        };
    }

    private static RequestValue form(String rest) {
        int json = rest.indexOf(":json:");
        return json < 0
                ? new FormValue(rest)
                : new FormJsonValue(rest.substring(0, json), pointer(rest.substring(json + ":json:".length())));
    }

    private static JsonPointer pointer(String text) {
        Words.refuse(!text.startsWith("/"), "a JSON pointer begins with a slash, as in json:/data/id");
        return JsonPointer.compile(text);
    }

    private static IllegalArgumentException unknown() {
        return new IllegalArgumentException("must be header:NAME, query:NAME, form:NAME, json:/pointer, "
                + "form:NAME:json:/pointer, body-sha256 or each-request");
    }

    /** The first header of a name. */
    record HeaderValue(String name) implements RequestValue {

        @Override
        public Optional<String> read(InboundRequest request) {
            return StorableText.of(request.headers().first(name));
        }

        @Override
        public String text() {
            return "header:" + name;
        }
    }

    /** The first parameter of a name in the URL. */
    record QueryValue(String name) implements RequestValue {

        @Override
        public Optional<String> read(InboundRequest request) {
            return StorableText.of(FormText.ofQuery(request, name));
        }

        @Override
        public String text() {
            return "query:" + name;
        }
    }

    /** The first field of a name in a form-encoded body. */
    record FormValue(String name) implements RequestValue {

        @Override
        public Optional<String> read(InboundRequest request) {
            return StorableText.of(FormText.ofBody(request, name));
        }

        @Override
        public String text() {
            return "form:" + name;
        }
    }

    /** A scalar in the JSON that a field of a form-encoded body holds. */
    record FormJsonValue(String name, JsonPointer pointer) implements RequestValue {

        @Override
        public Optional<String> read(InboundRequest request) {
            var pointers = new JsonPointers(List.of(pointer));
            return StorableText.of(FormText.ofBody(request, name)
                    .map(json -> pointers.read(json).get(pointer)));
        }

        @Override
        public String text() {
            return "form:" + name + ":json:" + pointer;
        }
    }

    /** A scalar in a JSON body. */
    record JsonBodyValue(JsonPointer pointer) implements RequestValue {

        @Override
        public Optional<String> read(InboundRequest request) {
            return StorableText.of(raw(request.body()));
        }

        /** As it is, however long. */
        Optional<String> raw(byte[] body) {
            return Optional.ofNullable(
                    new JsonPointers(List.of(pointer)).read(body).get(pointer));
        }

        @Override
        public String text() {
            return "json:" + pointer;
        }
    }

    /**
     * Another value for every request: for senders whose events may be the same to the byte, and for whom one too many does
     * less harm than one too few.
     */
    record EachRequest() implements RequestValue {

        @Override
        public Optional<String> read(InboundRequest request) {
            return Optional.of(UUID.randomUUID().toString());
        }

        @Override
        public String text() {
            return "each-request";
        }

        @Override
        public boolean isPlace() {
            return false;
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

        @Override
        public boolean isPlace() {
            return false;
        }
    }
}
