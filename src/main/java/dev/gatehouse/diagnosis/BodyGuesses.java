package dev.gatehouse.diagnosis;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** Something on the way took the body apart and put it together again. */
final class BodyGuesses {

    private static final int LARGEST = 256 * 1024;

    /** That of UTF-8, one character a byte. */
    private static final String BYTE_ORDER_MARK = "\u00EF\u00BB\u00BF";

    private BodyGuesses() {}

    static Stream<Suspicion> of(Subject subject) {
        byte[] body = subject.request().body();
        if (body.length > LARGEST) {
            return Stream.empty();
        }
        return originals(body).entrySet().stream()
                .filter(entry -> !MessageDigest.isEqual(entry.getValue(), body))
                .map(entry -> suspicion(subject, entry.getKey(), entry.getValue()));
    }

    private static Suspicion suspicion(Subject subject, String change, byte[] original) {
        return new Suspicion(
                Finding.proven(
                        Cause.CHANGED_BODY,
                        "the provider signed the body " + change,
                        "let whatever stands between the provider and this endpoint pass the bytes on as they came"),
                subject.withBody(original));
    }

    /** What the body may have been before, each with how it differs. */
    private static Map<String, byte[]> originals(byte[] body) {
        var text = new String(body, StandardCharsets.UTF_8);
        var originals = new LinkedHashMap<String, byte[]>();
        var characters = new String(body, StandardCharsets.ISO_8859_1);
        lines(characters)
                .forEach((change, original) -> originals.put(change, original.getBytes(StandardCharsets.ISO_8859_1)));
        JsonGuesses.of(text).forEach((change, original) -> originals.put(change, utf8(original)));
        originals.put("in ISO 8859-1, not in UTF-8", text.getBytes(StandardCharsets.ISO_8859_1));
        originals.put("in UTF-8, not in ISO 8859-1", utf8(characters));
        originals.put("before it was compressed", decompressed(body));
        return originals;
    }

    /** Of a text with one character a byte, so that bytes that are no text stay what they are. */
    private static Map<String, String> lines(String text) {
        var lines = new LinkedHashMap<String, String>();
        lines.put("without the line break at its end", text.replaceFirst("\\r?\\n\\z", ""));
        lines.put("without white space at its end", text.stripTrailing());
        lines.put("with a line break at its end", text + "\n");
        lines.put("with CR and LF at its end", text + "\r\n");
        lines.put("with lines that end in LF, not in CR and LF", text.replace("\r\n", "\n"));
        lines.put(
                "with lines that end in CR and LF, not in LF",
                text.replace("\r\n", "\n").replace("\n", "\r\n"));
        lines.put("without white space around it", text.strip());
        lines.put("with a byte order mark", BYTE_ORDER_MARK + text);
        lines.put("without a byte order mark", text.replace(BYTE_ORDER_MARK, ""));
        lines.put("with its slashes written \\/", text.replace("/", "\\/"));
        lines.put("with its slashes written /", text.replace("\\/", "/"));
        return lines;
    }

    private static byte[] decompressed(byte[] body) {
        try (var stream = new GZIPInputStream(new ByteArrayInputStream(body))) {
            return stream.readNBytes(LARGEST);
        } catch (IOException notCompressed) {
            return body;
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
