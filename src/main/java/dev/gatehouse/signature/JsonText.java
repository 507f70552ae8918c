package dev.gatehouse.signature;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.filter.FilteringParserDelegate;
import com.fasterxml.jackson.core.filter.JsonPointerBasedFilter;
import com.fasterxml.jackson.core.filter.TokenFilter.Inclusion;
import java.io.IOException;
import java.util.Optional;

/** Finds one scalar in JSON by reading no further than it stands; no tree is built. */
final class JsonText {

    private static final JsonFactory JSON = new JsonFactory();

    private JsonText() {}

    static Optional<String> find(byte[] json, JsonPointer pointer) {
        try (var parser = JSON.createParser(json)) {
            return find(parser, pointer);
        } catch (IOException noJson) {
            return Optional.empty();
        }
    }

    static Optional<String> find(String json, JsonPointer pointer) {
        try (var parser = JSON.createParser(json)) {
            return find(parser, pointer);
        } catch (IOException noJson) {
            return Optional.empty();
        }
    }

    private static Optional<String> find(JsonParser parser, JsonPointer pointer) throws IOException {
        var found = new FilteringParserDelegate(
                parser, new JsonPointerBasedFilter(pointer), Inclusion.ONLY_INCLUDE_ALL, false);
        var token = found.nextToken();
        if (token == null || !token.isScalarValue() || token == JsonToken.VALUE_NULL) {
            return Optional.empty();
        }
        return Optional.of(found.getText()).filter(text -> !text.isEmpty());
    }
}
