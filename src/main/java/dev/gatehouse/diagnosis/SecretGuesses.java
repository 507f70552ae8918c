package dev.gatehouse.diagnosis;

import dev.gatehouse.signature.Secret;
import dev.gatehouse.signature.SecretForm;
import dev.gatehouse.signature.SecretWriting;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/** The secret is the right one, but was not entered, or is not read, as it should be. */
final class SecretGuesses {

    /** What providers put before their secrets, and people leave out or take along. */
    private static final List<String> PREFIXES =
            List.of("whsec_", "whpk_", "wsk_", "pdl_ntfset_", "sha256=", "Bearer ");

    private static final List<String> WHITE_SPACE = List.of("\n", "\r\n", " ", "\t");
    private static final SecretForm BYTES = new SecretForm("", false, SecretWriting.HEX);

    private static final List<SecretWriting> WRITINGS =
            List.of(SecretWriting.TEXT, SecretWriting.BASE64, SecretWriting.HEX);

    private SecretGuesses() {}

    static Stream<Suspicion> of(Subject subject) {
        return Stream.of(miscopied(subject), withWhiteSpace(subject), otherwiseRead(subject))
                .flatMap(Function.identity());
    }

    /** The sender reads its secret from a file or a variable and takes a line break along; here none can be entered. */
    private static Stream<Suspicion> withWhiteSpace(Subject subject) {
        return subject.secrets().stream().flatMap(secret -> WHITE_SPACE.stream().flatMap(space -> Stream.of(
                        space + secret.text(), secret.text() + space)
                .flatMap(text -> signedWith(subject, secret, text))));
    }

    private static Stream<Suspicion> signedWith(Subject subject, Secret secret, String text) {
        var hex = new Secret(secret.id(), HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8)));
        return RuleChange.each(
                        subject.scheme(),
                        rule -> rule.secret().writing() == SecretWriting.TEXT ? RuleChange.secret(rule, BYTES) : null)
                .map(scheme -> new Suspicion(
                        Finding.proven(
                                Cause.MISCOPIED_SECRET,
                                "the sender signs with the secret " + secret.id()
                                        + " and a space or a line break before or after it",
                                "take the white space away where the sender reads its secret, a file or a variable"),
                        subject.with(scheme).with(hex)));
    }

    private static Stream<Suspicion> miscopied(Subject subject) {
        return subject.secrets().stream()
                .flatMap(secret -> corrections(secret.text()).entrySet().stream()
                        .filter(entry -> !entry.getKey().equals(secret.text())
                                && !entry.getKey().isBlank())
                        .map(entry -> new Suspicion(
                                Finding.proven(
                                        Cause.MISCOPIED_SECRET,
                                        "it would match if the secret " + secret.id() + " were " + entry.getValue(),
                                        "enter the secret so"),
                                subject.with(new Secret(secret.id(), entry.getKey())))));
    }

    /** Other texts the secret may have been meant to be, each with how it differs. */
    private static Map<String, String> corrections(String secret) {
        var texts = new LinkedHashMap<String, String>();
        texts.put(secret.strip(), "without white space around it");
        texts.put(secret.replaceAll("\\s", ""), "without white space in it");
        texts.put(unquoted(secret), "without quotes around it");
        texts.put("\"" + secret + "\"", "in quotes, which the provider takes for a part of it");
        texts.put(decoded(secret), "without percent-encoding");
        for (var prefix : PREFIXES) {
            if (secret.startsWith(prefix)) {
                texts.put(secret.substring(prefix.length()), "without " + prefix.strip() + " before it");
            } else {
                texts.put(prefix + secret, "with " + prefix.strip() + " before it");
            }
        }
        return texts;
    }

    private static String unquoted(String secret) {
        var bare = secret.strip();
        boolean quoted = bare.length() > 2
                && bare.charAt(0) == bare.charAt(bare.length() - 1)
                && "\"'`".indexOf(bare.charAt(0)) >= 0;
        return quoted ? bare.substring(1, bare.length() - 1) : bare;
    }

    private static String decoded(String secret) {
        try {
            return URLDecoder.decode(secret, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            return secret;
        }
    }

    private static Stream<Suspicion> otherwiseRead(Subject subject) {
        var guesses = new ArrayList<Suspicion>();
        for (var writing : WRITINGS) {
            var form = new SecretForm("", false, writing);
            RuleChange.each(
                            subject.scheme(),
                            rule -> writing == rule.secret().writing() ? null : RuleChange.secret(rule, form))
                    .map(scheme -> new Suspicion(
                            Finding.proven(
                                    Cause.SECRET_ENCODING,
                                    "it would match if the secret were taken for " + writing.description(),
                                    "ask the provider how its key is written, and enter it so that the scheme reads the"
                                            + " same bytes; with the provider custom, say it in verification.secret"),
                            subject.with(scheme)))
                    .forEach(guesses::add);
        }
        return guesses.stream();
    }
}
