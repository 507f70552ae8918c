package dev.gatehouse.signature;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * Where a signature stands and how it is written.
 *
 * @param header the header's name; when it comes several times, every line is looked at
 * @param separator what separates several parts in the header; absent when it is one part
 * @param format how the part with the signature looks, with {@code {signature}} in its place; absent when it is nothing
 *     else. Parts that look otherwise are passed over
 * @param encoding how the signature's bytes are written
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Carrier(String header, String separator, String format, Encoding encoding) {

    private static final String PLACEHOLDER = "{signature}";

    /** Refuses what can't be read. */
    public Carrier {
        Words.require(encoding, "encoding");
        format = format == null ? PLACEHOLDER : format;
        HeaderField.of(header, separator, format, PLACEHOLDER);
    }

    HeaderField field() {
        return HeaderField.of(header, separator, format, PLACEHOLDER);
    }
}
