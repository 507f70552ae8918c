package dev.gatehouse.signature;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.function.Function;

/** Makes a document that was parsed into what it stands for, and guesses nothing. */
final class StrictDocument {

    private static final ObjectMapper JSON = StrictMapper.json();

    private StrictDocument() {}

    static <T> T read(JsonNode document, Class<T> type, Function<ReadingFault, InvalidScheme> refusal) {
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
}
