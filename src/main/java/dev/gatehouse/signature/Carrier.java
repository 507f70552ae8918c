package dev.gatehouse.signature;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * Where a signature stands and how it is written.
 *
 * @param header the header's name; when it comes several times, every line is looked at
 * @param at a place elsewhere, such as {@code query:signature}, {@code form:signature} or {@code json:/signature};
 *     instead of {@code header}
 * @param separator what separates several parts in the text; absent when it is one part
 * @param format how the part with the signature looks, with {@code {signature}} in its place and perhaps {@code {any}}
 *     before; absent when it is nothing else. Parts that look otherwise are passed over
 * @param encoding how the signature's bytes are written
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Carrier(String header, RequestValue at, String separator, String format, Encoding encoding) {

    private static final String PLACEHOLDER = "{signature}";

    /** Refuses what can't be read. */
    public Carrier {
        Words.require(encoding, "encoding");
        format = format == null ? PLACEHOLDER : format;
        HeaderField.of(header, at, separator, format, PLACEHOLDER);
    }

    HeaderField field() {
        return HeaderField.of(header, at, separator, format, PLACEHOLDER);
    }
}
