package dev.gatehouse.signature;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.util.stream.Collectors;

/** Reads schemes, strictly: a word it does not know is refused, with its place and the words there are. */
public final class SchemeReader {

    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory())
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    private SchemeReader() {}

    /**
     * The whole scheme of an endpoint whose provider is {@code custom}.
     *
     * @throws InvalidScheme naming the field
     */
    public static SignatureScheme scheme(JsonNode verification) {
        return read(verification, SignatureScheme.class);
    }

    /**
     * A provider's scheme with what an endpoint changes of it.
     *
     * @throws InvalidScheme naming the field
     */
    public static SignatureScheme overridden(SignatureScheme scheme, JsonNode verification) {
        return scheme.with(read(verification, SignatureScheme.Overrides.class));
    }

    /** A provider's file; {@code name} is for the message of what is wrong with it. */
    static Provider provider(String name, InputStream file) {
        try {
            return YAML.readValue(file, Provider.class);
        } catch (JsonProcessingException broken) {
            var line = broken.getLocation() == null
                    ? ""
                    : " line " + broken.getLocation().getLineNr();
            throw new InvalidScheme(path(broken), name + line + ": " + path(broken) + " " + message(broken));
        } catch (IOException unreadable) {
            throw new InvalidScheme("", name + " can't be read: " + unreadable.getMessage());
        }
    }

    private static <T> T read(JsonNode document, Class<T> type) {
        try {
            return JSON.treeToValue(document, type);
        } catch (JsonProcessingException broken) {
            throw new InvalidScheme(path(broken), message(broken));
        }
    }

    private static String message(JsonProcessingException broken) {
        if (broken instanceof UnrecognizedPropertyException unknown) {
            return "is not known here; there are "
                    + unknown.getKnownPropertyIds().stream()
                            .map(String::valueOf)
                            .sorted()
                            .collect(Collectors.joining(", "));
        }
        Throwable cause = broken;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause instanceof JsonProcessingException json ? json.getOriginalMessage() : cause.getMessage();
    }

    private static String path(JsonProcessingException broken) {
        if (!(broken instanceof JsonMappingException mapping)) {
            return "";
        }
        return mapping.getPath().stream()
                .map(step -> step.getFieldName() == null ? String.valueOf(step.getIndex()) : step.getFieldName())
                .collect(Collectors.joining("."));
    }
}
