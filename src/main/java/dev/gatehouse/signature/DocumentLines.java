package dev.gatehouse.signature;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Where in a YAML file something stands; lines count from 1. */
final class DocumentLines {

    private static final Pattern LINE = Pattern.compile("\\bline (\\d+)");

    private DocumentLines() {}

    /** The line of a place; when it is not written down, as a word that is missing, that of what should hold it. */
    static int lineOf(List<String> path, byte[] file) {
        var lines = lines(file);
        int line = 1;
        var place = JsonPointer.empty();
        for (var step : path) {
            place = place.appendProperty(step);
            line = lines.getOrDefault(place, line);
        }
        return line;
    }

    /** The line at which a file stops being YAML; the parser tells it only in its sentence. */
    static int lineOf(JsonProcessingException broken) {
        int line = broken.getLocation() == null ? 1 : broken.getLocation().getLineNr();
        var told = LINE.matcher(broken.getOriginalMessage());
        while (told.find()) {
            line = Integer.parseInt(told.group(1));
        }
        return line;
    }

    private static Map<JsonPointer, Integer> lines(byte[] file) {
        var lines = new HashMap<JsonPointer, Integer>();
        try (var parser = new YAMLFactory().createParser(file)) {
            for (var token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token != JsonToken.END_OBJECT && token != JsonToken.END_ARRAY) {
                    var place = parser.getParsingContext().pathAsPointer();
                    lines.putIfAbsent(place, parser.currentTokenLocation().getLineNr());
                }
            }
            return lines;
        } catch (IOException broken) {
            throw new IllegalStateException("the file was read before", broken);
        }
    }
}
