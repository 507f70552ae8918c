package dev.gatehouse.signature;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/**
 * How a provider writes its secrets: <code>{text}</code>, <code>{base64}</code>, <code>{hex}</code> or
 * <code>{pem}</code>, after a prefix
 * that must be there, as in <code>whpk_{base64}</code>, or may be left out, as in <code>[whsec_]{base64}</code>.
 *
 * @param prefix what stands before the key; empty for nothing
 * @param optional whether the prefix may be left out
 * @param writing how the bytes of the key are written
 */
public record SecretForm(String prefix, boolean optional, SecretWriting writing) {

    static final SecretForm TEXT = new SecretForm("", false, SecretWriting.TEXT);

    private static final Pattern GRAMMAR =
            Pattern.compile("(?:\\[([^\\[\\]{}]+)]|([^\\[\\]{}]*))\\{(" + SecretWriting.words("|") + ")}");

    /**
     * Reads a form.
     *
     * @throws IllegalArgumentException saying what forms there are
     */
    @JsonCreator
    static SecretForm of(String text) {
        var form = GRAMMAR.matcher(text);
        Words.refuse(
                !form.matches(),
                "must be {text}, {base64} or {hex} ({pem}, {text-nfkd}, {text-sha1}), after a prefix such as whpk_ or one"
                        + " that may be absent such as [whsec_]");
        boolean optional = form.group(1) != null;
        return new SecretForm(optional ? form.group(1) : form.group(2), optional, SecretWriting.of(form.group(3)));
    }

    /** As files and the API spell it. */
    @JsonValue
    public String text() {
        return (optional ? "[" + prefix + "]" : prefix) + "{" + writing.word() + "}";
    }

    /** The key's bytes; null when the secret is not of this form. */
    byte[] decode(String secret) {
        boolean prefixed = secret.startsWith(prefix);
        if (!prefixed && !optional) {
            return null;
        }
        var written = prefixed ? secret.substring(prefix.length()) : secret;
        byte[] key = written.isEmpty() ? null : writing.decode(written);
        return key == null || key.length == 0 ? null : key;
    }

    /** How a secret has to look, for people. */
    String description() {
        var written = writing.description();
        return prefix.isEmpty() ? written : written + " after " + prefix + (optional ? " (which may be left out)" : "");
    }
}
