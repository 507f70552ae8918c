package dev.gatehouse.diagnosis;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * One way in which the sender may have made a key of the text of a secret.
 *
 * @param cause what went wrong then
 * @param message the same for people, without the secret
 * @param key the key's bytes, at least one
 */
@SuppressWarnings("ArrayRecordComponent")
record KeyWriting(Cause cause, String message, byte[] key) {

    /** Every way, the likeliest first. */
    static Stream<KeyWriting> of(String secret, Set<String> prefixes) {
        var bare = prefixes.stream()
                .filter(secret::startsWith)
                .findFirst()
                .map(prefix -> secret.substring(prefix.length()));
        return Stream.of(
                        spaced(secret),
                        bare.map(KeyWriting::spaced).orElse(Stream.empty()),
                        quoted(secret),
                        bare.map(cut -> prefix("without", cut)).orElse(Stream.empty()),
                        bare.isPresent()
                                ? Stream.<KeyWriting>empty()
                                : prefixes.stream()
                                        .flatMap(prefix -> prefix("with " + prefix + " before", prefix + secret)),
                        encoded(secret),
                        bare.map(KeyWriting::encoded).orElse(Stream.empty()))
                .flatMap(Function.identity())
                .filter(writing -> writing.key().length > 0);
    }

    private static Stream<KeyWriting> spaced(String secret) {
        return Stream.of(
                space("a line break after", secret + "\n"),
                space("a line break (CRLF) after", secret + "\r\n"),
                space("a space after", secret + " "),
                space("a space before", " " + secret),
                space("a tab after", secret + "\t"),
                space("a line break before", "\n" + secret));
    }

    private static KeyWriting space(String where, String text) {
        return text(
                Cause.SECRET_WHITE_SPACE, "The sender signs with this endpoint's secret and " + where + " it.", text);
    }

    private static Stream<KeyWriting> quoted(String secret) {
        var in = Stream.of("\"", "'", "`")
                .map(mark -> text(
                        Cause.SECRET_QUOTES,
                        "The sender signs with this endpoint's secret in quotes (" + mark + ").",
                        mark + secret + mark));
        boolean here = secret.length() > 2
                && "\"'`".indexOf(secret.charAt(0)) >= 0
                && secret.charAt(0) == secret.charAt(secret.length() - 1);
        return here
                ? Stream.concat(
                        Stream.of(text(
                                Cause.SECRET_QUOTES,
                                "This endpoint's secret was entered here in quotes, and the sender signs without them.",
                                secret.substring(1, secret.length() - 1))),
                        in)
                : in;
    }

    private static Stream<KeyWriting> prefix(String how, String text) {
        return Stream.of(text(
                Cause.SECRET_PREFIX,
                "The sender signs with this endpoint's secret " + how + " "
                        + (how.equals("without") ? "its prefix." : "it."),
                text));
    }

    private static Stream<KeyWriting> encoded(String secret) {
        return Stream.of(
                        text(Cause.SECRET_ENCODING, message("as a text, without decoding it"), secret),
                        decoded("base64", secret, Base64.getMimeDecoder()::decode),
                        decoded("base64url", secret, Base64.getUrlDecoder()::decode),
                        decoded("hex", secret, HexFormat.of()::parseHex))
                .filter(writing -> writing.key().length > 0);
    }

    private static KeyWriting decoded(String name, String secret, Function<String, byte[]> decode) {
        byte[] key = {};
        try {
            key = decode.apply(secret);
        } catch (IllegalArgumentException otherText) {
            // an empty key is left out
        }
        return new KeyWriting(Cause.SECRET_ENCODING, message("as " + name + ", decoded"), key);
    }

    private static String message(String how) {
        return "The sender signs with this endpoint's secret taken " + how + ".";
    }

    private static KeyWriting text(Cause cause, String message, String text) {
        return new KeyWriting(cause, message, text.getBytes(StandardCharsets.UTF_8));
    }
}
