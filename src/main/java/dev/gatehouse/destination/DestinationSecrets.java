package dev.gatehouse.destination;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.signature.Secret;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Parts a destination's document from what in it is secret, and puts both together again. */
final class DestinationSecrets {

    /**
     * What is shown of a secret.
     *
     * @param field where it stands
     * @param fingerprint tells secrets apart
     */
    record View(String field, String fingerprint) {}

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final List<JsonPointer> PLACES = Stream.of(
                    "/auth/token",
                    "/auth/password",
                    "/auth/value",
                    "/auth/clientSecret",
                    "/auth/privateKey",
                    "/signing/secrets")
            .map(JsonPointer::compile)
            .toList();

    private DestinationSecrets() {}

    /** Takes the secrets out of the document; what is answered has a field for each, named by its place. */
    static ObjectNode takeOut(ObjectNode document) {
        var secrets = JSON.createObjectNode();
        for (var place : PLACES) {
            if (document.at(place.head()) instanceof ObjectNode parent) {
                var secret = parent.remove(place.last().getMatchingProperty());
                if (secret != null) {
                    secrets.set(place.toString(), secret);
                }
            }
        }
        return secrets;
    }

    /** The reverse. */
    static ObjectNode putBack(ObjectNode document, String secrets) {
        parse(secrets).properties().forEach(secret -> {
            var place = JsonPointer.compile(secret.getKey());
            if (document.at(place.head()) instanceof ObjectNode parent) {
                parent.set(place.last().getMatchingProperty(), secret.getValue());
            }
        });
        return document;
    }

    private static JsonNode parse(String secrets) {
        try {
            return JSON.readTree(secrets);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("stored secrets are not what was written", broken);
        }
    }

    /** What may be shown. */
    static List<View> views(String secrets) {
        var views = new ArrayList<View>();
        for (var secret : parse(secrets).properties()) {
            var field = secret.getKey().substring(1).replace('/', '.');
            if (secret.getValue().isArray()) {
                secret.getValue().forEach(one -> views.add(view(field, one)));
            } else {
                views.add(view(field, secret.getValue()));
            }
        }
        return views;
    }

    private static View view(String field, JsonNode secret) {
        return new View(field, new Secret(field, secret.asText()).fingerprint());
    }
}
