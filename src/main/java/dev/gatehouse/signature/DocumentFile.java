package dev.gatehouse.signature;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;

/**
 * A YAML file that people write; what is wrong with it is told with the file's name and the line.
 *
 * @param name for messages
 * @param bytes its content
 */
@SuppressWarnings("ArrayRecordComponent")
record DocumentFile(String name, byte[] bytes) {

    private static final ObjectMapper YAML = StrictMapper.yaml();

    /**
     * What the file holds.
     *
     * @throws InvalidScheme naming file, line and what is wrong
     */
    <T> T read(Class<T> type) {
        try {
            var document = YAML.readTree(bytes);
            if (document == null || document.isMissingNode() || document.isNull()) {
                throw refusal(List.of(), "is empty");
            }
            return StrictDocument.read(document, type, this::refusal);
        } catch (JsonProcessingException noYaml) {
            var message = noYaml.getOriginalMessage().replaceAll("\\s+", " ");
            throw new InvalidScheme("", name + ":" + DocumentLines.lineOf(noYaml) + ": is no YAML: " + message);
        } catch (IOException unreadable) {
            throw new InvalidScheme("", name + " can't be read: " + unreadable.getMessage());
        }
    }

    /** The refusal of something that is readable, but wrong. */
    InvalidScheme refusal(ReadingFault fault) {
        var place = name + ":" + DocumentLines.lineOf(fault.path(), bytes);
        return new InvalidScheme(fault.field(), place + ": " + fault.sentence());
    }

    InvalidScheme refusal(List<String> path, String problem) {
        return refusal(new ReadingFault(path, problem));
    }
}
