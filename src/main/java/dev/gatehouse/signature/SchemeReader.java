package dev.gatehouse.signature;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.function.Function;

/** Reads schemes, strictly: what it does not know is refused, with its place and what there is instead. */
public final class SchemeReader {

    private static final ObjectMapper JSON = StrictMapper.json();
    private static final ObjectMapper YAML = StrictMapper.yaml();

    private SchemeReader() {}

    /**
     * The whole scheme of an endpoint whose provider is {@code custom}: a rule, or a list of rules.
     *
     * @throws InvalidScheme naming the field
     */
    public static SignatureScheme scheme(JsonNode verification) {
        return read(verification, SignatureScheme.class, SchemeReader::inDocument);
    }

    /**
     * A provider's scheme with what an endpoint changes of it.
     *
     * @throws InvalidScheme naming the field
     */
    public static SignatureScheme overridden(SignatureScheme scheme, JsonNode verification) {
        return scheme.with(read(verification, SignatureScheme.Overrides.class, SchemeReader::inDocument));
    }

    /** A provider's file; its name is for the message of what is wrong with it. */
    static Provider provider(String name, byte[] file) {
        return read(tree(name, file), Provider.class, fault -> inFile(fault, name, file));
    }

    private static JsonNode tree(String name, byte[] file) {
        try {
            return YAML.readTree(file);
        } catch (JsonProcessingException noYaml) {
            var message = noYaml.getOriginalMessage().replaceAll("\\s+", " ");
            throw new InvalidScheme("", name + ":" + DocumentLines.lineOf(noYaml) + ": is no YAML: " + message);
        } catch (IOException unreadable) {
            throw new InvalidScheme("", name + " can't be read: " + unreadable.getMessage());
        }
    }

    private static <T> T read(JsonNode document, Class<T> type, Function<ReadingFault, InvalidScheme> refusal) {
        KnownWords.firstUnknown(document, type).ifPresent(unknown -> {
            throw refusal.apply(unknown);
        });
        try {
            return JSON.treeToValue(document, type);
        } catch (JsonMappingException wrong) {
            throw refusal.apply(ReadingFault.of(wrong, document));
        } catch (JsonProcessingException wrong) {
            throw new InvalidScheme("", wrong.getOriginalMessage());
        }
    }

    private static InvalidScheme inDocument(ReadingFault fault) {
        return new InvalidScheme(fault.field(), fault.sentence());
    }

    private static InvalidScheme inFile(ReadingFault fault, String name, byte[] file) {
        var place = name + ":" + DocumentLines.lineOf(fault.path(), file);
        return new InvalidScheme(fault.field(), place + ": " + fault.sentence());
    }
}
