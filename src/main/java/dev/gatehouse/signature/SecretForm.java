package dev.gatehouse.signature;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;

/**
 * How a provider writes its secrets.
 *
 * @param form how the bytes of the key are written
 * @param prefix what stands before them, as {@code whsec_}; null for nothing
 * @param prefixRequired whether a secret without the prefix is none of this form
 * @param excludedPrefix what marks a secret as one of another form; null for nothing
 */
public record SecretForm(Form form, String prefix, boolean prefixRequired, String excludedPrefix) {

    static final SecretForm TEXT = new SecretForm(Form.TEXT, null, false, null);

    /** How the bytes of a key are written. */
    public enum Form {
        /** The text's UTF-8 bytes are the key. */
        TEXT,
        /** RFC 4648. */
        BASE64,
        /** Two digits a byte. */
        HEX;

        /** As files and the API spell it. */
        @JsonValue
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        @JsonCreator
        static Form of(String word) {
            return Words.find(values(), Form::word, word, "form");
        }
    }

    /** Refuses a form without its name. */
    public SecretForm {
        Words.require(form, "form");
    }

    /** Whether a secret may be of this form, by its prefix. */
    boolean claims(String secret) {
        boolean wanted = !prefixRequired || prefix == null || secret.startsWith(prefix);
        return wanted && (excludedPrefix == null || !secret.startsWith(excludedPrefix));
    }

    /**
     * The key's bytes.
     *
     * @throws InvalidSecret when the secret is empty or not of this form
     */
    byte[] decode(String secret) {
        if (secret.isBlank()) {
            throw new InvalidSecret("a secret must not be empty; paste the one the provider shows");
        }
        var text = prefix != null && secret.startsWith(prefix) ? secret.substring(prefix.length()) : secret;
        byte[] key = decodeText(text);
        if (key.length == 0) {
            throw new InvalidSecret("a secret must not be empty after its prefix " + prefix);
        }
        return key;
    }

    private byte[] decodeText(String text) {
        try {
            return switch (form) {
                case TEXT -> text.getBytes(StandardCharsets.UTF_8);
                case BASE64 -> Base64.getDecoder().decode(text);
                case HEX -> HexFormat.of().parseHex(text);
            };
        } catch (IllegalArgumentException undecodable) {
            throw new InvalidSecret("a secret of this provider is written in " + form.word()
                    + (prefix == null ? "" : " after " + prefix) + "; this one can't be decoded");
        }
    }
}
