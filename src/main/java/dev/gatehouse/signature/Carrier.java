package dev.gatehouse.signature;

/**
 * One place where a signature may stand, and how it is made there. A scheme has several when a provider sends several
 * versions side by side.
 *
 * @param header the header's name
 * @param separator what separates several signatures in the header; null when there is one
 * @param format how one is written, with {@code {signature}} in its place
 * @param algorithm how it is made
 * @param encoding how its bytes are written
 * @param secret how the secret is written; null for plain text
 */
public record Carrier(
        String header, String separator, String format, Algorithm algorithm, Encoding encoding, SecretForm secret) {

    private static final String PLACEHOLDER = "{signature}";

    /** Refuses what can't be checked. */
    public Carrier {
        Words.require(header, "header");
        Words.require(algorithm, "algorithm");
        Words.require(encoding, "encoding");
        format = format == null ? PLACEHOLDER : format;
        secret = secret == null ? SecretForm.TEXT : secret;
        HeaderField.of(header, separator, format, PLACEHOLDER);
    }

    HeaderField field() {
        return HeaderField.of(header, separator, format, PLACEHOLDER);
    }
}
