package dev.gatehouse.signature;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** How the bytes of a key are written down. */
public enum SecretWriting {
    /** The text's own bytes, in UTF-8. */
    TEXT("text"),
    /** The same after Unicode's normalisation form KD. */
    TEXT_NFKD("text"),
    /** The SHA-1 digest of the text is the key. */
    TEXT_SHA1("text"),
    /** RFC 4648 section 4. */
    BASE64("base64"),
    /** Two digits a byte. */
    HEX("hex"),
    /** A public key: PEM (RFC 7468), the base64 in it, a certificate, or a JWK. */
    PEM("PEM (a public key or a certificate, from BEGIN to END) or as a JWK");

    private final String description;

    SecretWriting(String description) {
        this.description = description;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** For people. */
    String description() {
        return description;
    }

    static SecretWriting of(String word) {
        return Words.find(values(), SecretWriting::word, word);
    }

    static String words(String separator) {
        return Arrays.stream(values()).map(SecretWriting::word).collect(Collectors.joining(separator));
    }

    /** The key's bytes; null when the text is not written so. */
    byte[] decode(String text) {
        return switch (this) {
            case TEXT -> utf8(text);
            case TEXT_NFKD -> utf8(Normalizer.normalize(text, Normalizer.Form.NFKD));
            case TEXT_SHA1 -> Filter.SHA1.apply(utf8(text));
            case BASE64 -> Encoding.BASE64.decode(text, 0);
            case HEX -> Encoding.HEX.decode(text, 0);
            case PEM -> PublicKeyText.decode(text);
        };
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
