package dev.gatehouse.signature;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;

/** How the bytes of a signature are written in a header. */
public enum Encoding {
    /** Two digits a byte, in either case. */
    HEX("hex"),
    /** RFC 4648, with or without padding. */
    BASE64("base64"),
    /** RFC 4648 for URLs. */
    BASE64URL("base64url"),
    /** The text itself, for tokens. */
    TEXT("text");

    private final String word;

    Encoding(String word) {
        this.word = word;
    }

    /** As files and the API spell it. */
    @JsonValue
    public String word() {
        return word;
    }

    /**
     * The bytes.
     *
     * @throws IllegalArgumentException when the text is not of this encoding
     */
    byte[] decode(String text) {
        return switch (this) {
            case HEX -> HexFormat.of().parseHex(text);
            case BASE64 -> Base64.getDecoder().decode(text);
            case BASE64URL -> Base64.getUrlDecoder().decode(text);
            case TEXT -> text.getBytes(StandardCharsets.UTF_8);
        };
    }

    @JsonCreator
    static Encoding of(String word) {
        return Words.find(values(), Encoding::word, word, "encoding");
    }
}
