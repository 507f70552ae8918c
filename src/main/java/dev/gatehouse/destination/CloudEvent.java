package dev.gatehouse.destination;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import dev.gatehouse.handler.EventFacts;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * An event in the form of CloudEvents 1.0.
 *
 * @param event what was received
 * @see <a href="https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/spec.md">CloudEvents 1.0.2</a>
 */
record CloudEvent(EventFacts event) {

    static final String RAW = "raw";
    static final String BINARY = "cloudevents-binary";
    static final String STRUCTURED = "cloudevents-structured";
    static final List<String> FORMATS = List.of(RAW, BINARY, STRUCTURED);

    /** Of a structured event; JSON needs no charset (RFC 8259), and this is how the specification writes it. */
    static final String MEDIA_TYPE = "application/cloudevents+json; charset=utf-8";

    private static final JsonFactory JSON = new JsonFactory();
    private static final String OCTETS = "application/octet-stream";

    /** The context attributes. Source and id together are unique: the id is ours and the same in each attempt. */
    Map<String, String> attributes() {
        var attributes = new LinkedHashMap<String, String>();
        attributes.put("specversion", "1.0");
        attributes.put("id", event.id().toString());
        attributes.put("source", "/webhooks/" + event.endpoint());
        attributes.put("type", event.type().isEmpty() ? "unknown" : event.type());
        attributes.put("time", event.receivedAt().toString());
        return attributes;
    }

    /** The media type of the body; empty when the sender named none. */
    Optional<String> contentType() {
        return event.headers().stream()
                .filter(header -> "content-type".equalsIgnoreCase(header.name()))
                .map(EventFacts.Header::value)
                .filter(RequestHeaders::isValue)
                .findFirst();
    }

    /** As one JSON document; a JSON body stands in it as it came, anything else in base64. */
    byte[] structured() {
        var bytes = new ByteArrayOutputStream();
        try (var json = JSON.createGenerator(bytes)) {
            json.writeStartObject();
            for (var attribute : attributes().entrySet()) {
                json.writeStringField(attribute.getKey(), attribute.getValue());
            }
            json.writeStringField("datacontenttype", contentType().orElse(OCTETS));
            var text = json();
            if (text.isPresent()) {
                json.writeFieldName("data");
                json.writeRawValue(text.get());
            } else {
                json.writeBinaryField("data_base64", event.body());
            }
            json.writeEndObject();
        } catch (IOException impossible) {
            throw new UncheckedIOException("nothing is written but memory", impossible);
        }
        return bytes.toByteArray();
    }

    /** The body when it says it is JSON and is one JSON value in UTF-8. */
    private Optional<String> json() {
        var mediaType = contentType().orElse("").split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        if (!mediaType.equals("application/json") && !mediaType.endsWith("+json")) {
            return Optional.empty();
        }
        try {
            var text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(event.body()))
                    .toString();
            return isOneValue(text) ? Optional.of(text) : Optional.empty();
        } catch (CharacterCodingException noUtf8) {
            return Optional.empty();
        }
    }

    private static boolean isOneValue(String text) {
        try (JsonParser parser = JSON.createParser(text)) {
            if (parser.nextToken() == null) {
                return false;
            }
            parser.skipChildren();
            return parser.nextToken() == null;
        } catch (IOException broken) {
            return false;
        }
    }

    /** A value as it stands in a header (CloudEvents HTTP binding 1.0.2 section 3.1.3.2). */
    static String inHeader(String value) {
        var encoded = new StringBuilder();
        for (byte octet : value.getBytes(StandardCharsets.UTF_8)) {
            if (octet > 0x20 && octet < 0x7f && octet != '"' && octet != '%') {
                encoded.append((char) octet);
            } else {
                encoded.append(String.format(Locale.ROOT, "%%%02X", octet & 0xff));
            }
        }
        return encoded.toString();
    }
}
