package dev.gatehouse.diagnosis;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What may keep a request from being proven. {@code docs/diagnosis.md} explains each to operators. */
public enum Cause {
    /** A secret of this endpoint that counts no longer. */
    PREVIOUS_SECRET(
            "secrets",
            "Enter the newest secret at the sender. Until that is done, POST the previous one to"
                    + " /api/v1/endpoints/{slug}/secrets again."),
    /** A secret of another endpoint: that of the test mode, or of another account. */
    SECRET_OF_OTHER_ENDPOINT(
            "secrets", "Have the sender call that endpoint, or add to this endpoint the secret it really signs with."),
    /** The secret and white space. */
    SECRET_WHITE_SPACE(
            "secrets", "Take the white space away at the sender; look at files and variables it is read from."),
    /** The secret in quotes. */
    SECRET_QUOTES("secrets", "Take the quotes away at the sender; look at files and variables it is read from."),
    /** The secret with or without what stands before it. */
    SECRET_PREFIX("secrets", "Paste the secret whole, as the provider shows it, at both ends."),
    /** The secret taken for a text where it is base64 or hex, or the other way round. */
    SECRET_ENCODING("secrets", "Have the sender use the secret as its provider says, or write a custom scheme."),
    /** The signature in hex for base64 or the other way round. */
    SIGNATURE_ENCODING(
            "verification", "Have the sender write the signature as this scheme wants it, or write a custom scheme."),
    /** Something before the signature, such as sha256=, or nothing where there should be. */
    SIGNATURE_FORMAT(
            "verification", "Have the sender write the signature as this scheme wants it, or write a custom scheme."),
    /** Another algorithm. */
    ALGORITHM("verification", "Have the sender use the algorithm of this scheme, or write a custom scheme."),
    /** The time in other units. */
    TIMESTAMP_UNIT("verification", "Have the sender write the time as this scheme wants it, or write a custom scheme."),
    /** White space around the body. */
    BODY_TRAILING_NEWLINE(
            "body", "Have the sender sign the very bytes that it sends, or the proxy pass them on as they are."),
    /** CRLF for LF or the other way round. */
    BODY_LINE_ENDS("body", "Have everything between sender and Gatehouse pass the body on byte for byte."),
    /** JSON that was read and written again. */
    BODY_RESERIALISED(
            "body", "Have the sender sign the very bytes that it sends, and everything between pass them on."),
    /** Another character encoding. */
    BODY_CHARSET("body", "Have the sender sign the body in the encoding it sends it in, best UTF-8."),
    /** It was compressed after it was signed. */
    BODY_COMPRESSED("body", "Have the sender sign what it sends, or send the body as it is, without compression."),
    /** It was signed compressed, and a proxy decompressed it. */
    BODY_DECOMPRESSED("body", "Have the proxy before Gatehouse pass compressed bodies on as they are."),
    /** A form that was read and written again. */
    BODY_FORM_REENCODED("body", "Have everything between sender and Gatehouse pass the body on byte for byte."),
    /** Nothing was signed in the body's place. */
    BODY_EMPTY_WHEN_SIGNED("body", "Have the sender make the signature after the body."),
    /** Another URL than the one that was signed. */
    WRONG_URL("publicUrl", "Set the endpoint's publicUrl to the URL as the sender calls it, letter for letter."),
    /** The sender's clock, ours, or a request that was long under way. */
    CLOCK(
            "verification.toleranceSeconds",
            "Set the clocks by NTP; raise the tolerance where requests are long under way; for a request recorded earlier"
                    + " say receivedAt."),
    /** A header under another name. */
    HEADER_RENAMED("headers", "Have the proxy before Gatehouse pass the headers on under their own names."),
    /** A header that is not there. */
    HEADER_MISSING("headers", "Have the sender send it, and everything between pass it on."),
    /** A header that is signed, several times or empty. */
    HEADER_UNCLEAR("headers", "Have everything between sender and Gatehouse pass the headers on as they are."),
    /** No signature where it should be. */
    SIGNATURE_MISSING("headers", "Switch signing on at the sender: enter the endpoint's secret there."),
    /** Something that is no signature. */
    SIGNATURE_MALFORMED("headers", "Compare the header with the provider's page; is this the right provider?"),
    /** No time of sending. */
    TIMESTAMP_MISSING("headers", "Have the sender send the time, and everything between pass it on."),
    /** Something that is no time. */
    TIMESTAMP_MALFORMED("headers", "Have the sender write the time as this scheme wants it."),
    /** A value that is signed is not there, or there more than once. */
    VALUE_UNCLEAR("body", "Have everything between sender and Gatehouse pass the body and the URL on as they are."),
    /** It is genuine, but must say something else as well. */
    CONDITION_UNMET("body", "See what the message names; the sender may be another one than the endpoint is for."),
    /** The sender's public keys can't be had. */
    KEYS_UNAVAILABLE(
            "verification", "Let this server reach the sender's keys, or paste them as verification.publicKeys."),
    /** No secret yet. */
    NO_SECRET("secrets", "Add the secret that the provider shows, or have it make its handshake first."),
    /** What proves it was not kept. */
    NOT_KEPT("headers", "Have the sender send it again; what is a secret itself is never stored."),
    /** None of all that. */
    WRONG_SECRET(
            "secrets",
            "Enter the same secret at both ends. If it is the same, the body was changed on the way: have proxies pass"
                    + " it on byte for byte.");

    private final String field;
    private final String cure;

    Cause(String field, String cure) {
        this.field = field;
        this.cure = cure;
    }

    /** As the API spells it. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Where to look: a field of the endpoint, or a part of the request. */
    String field() {
        return field;
    }

    String cure() {
        return cure;
    }
}
