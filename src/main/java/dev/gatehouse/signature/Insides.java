package dev.gatehouse.signature;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.util.List;

/**
 * What a signature needs of a request beyond its headers and its bytes, read when it is first asked for. A JSON body
 * with a repeated name is none: readers differ in which of the two they take, so one could be signed and the other
 * believed. For one thread.
 */
final class Insides {

    private static final ObjectMapper STRICT = JsonMapper.builder(Json.factory())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private final InboundRequest request;
    private final byte[] secret;
    private final JsonNode jose;
    private JsonNode document;

    private Insides(InboundRequest request, JsonNode document, byte[] secret, JsonNode jose) {
        this.request = request;
        this.document = document;
        this.secret = secret;
        this.jose = jose;
    }

    static Insides of(InboundRequest request) {
        return new Insides(request, null, new byte[0], MissingNode.getInstance());
    }

    /** The same, with one item of a batch in the place of the JSON body. */
    Insides item(JsonNode item) {
        return new Insides(request, item, secret, jose);
    }

    /** The same, with a secret that is part of what is signed. */
    Insides with(byte[] secretBytes) {
        return new Insides(request, document, secretBytes, jose);
    }

    /** The same, with the header of a JWS. */
    Insides with(JsonNode joseHeader) {
        return new Insides(request, document, secret, joseHeader);
    }

    byte[] secret() {
        return secret;
    }

    JsonNode jose() {
        return jose;
    }

    /** The JSON body, or the item of it; a missing node when it is no JSON. */
    JsonNode document() {
        if (document == null) {
            document = tree(request.body());
        }
        return document;
    }

    /** Every text in a place, as it is: as many as there are headers, parameters or fields of the name. */
    List<String> texts(RequestValue place) {
        if (place instanceof RequestValue.HeaderValue header) {
            return request.headers().all(header.name());
        }
        if (place instanceof RequestValue.QueryValue query) {
            return FormText.allOfQuery(request, query.name());
        }
        if (place instanceof RequestValue.FormValue form) {
            return FormText.allOfBody(request, form.name());
        }
        if (place instanceof RequestValue.JsonBodyValue json) {
            return scalar(document().at(json.pointer()));
        }
        var inForm = (RequestValue.FormJsonValue) place;
        return FormText.allOfBody(request, inForm.name()).stream()
                .flatMap(text -> scalar(tree(text).at(inForm.pointer())).stream())
                .toList();
    }

    static JsonNode tree(byte[] json) {
        try {
            return orMissing(STRICT.readTree(json));
        } catch (IOException broken) {
            return MissingNode.getInstance();
        }
    }

    static JsonNode tree(String json) {
        try {
            return orMissing(STRICT.readTree(json));
        } catch (JsonProcessingException broken) {
            return MissingNode.getInstance();
        }
    }

    private static JsonNode orMissing(JsonNode node) {
        return node == null ? MissingNode.getInstance() : node;
    }

    private static List<String> scalar(JsonNode node) {
        return node.isValueNode() && !node.isNull() ? List.of(node.asText()) : List.of();
    }
}
