package dev.gatehouse.diagnosis;

import dev.gatehouse.signature.Algorithm;
import dev.gatehouse.signature.Carrier;
import dev.gatehouse.signature.Encoding;
import dev.gatehouse.signature.SignatureRule;
import dev.gatehouse.signature.SignatureScheme;
import java.util.List;
import java.util.stream.Stream;

/** The signature is there, made with another algorithm or written in another way than the scheme says. */
final class SignatureGuesses {

    private static final List<Algorithm> HMACS =
            List.of(Algorithm.HMAC_SHA256, Algorithm.HMAC_SHA1, Algorithm.HMAC_SHA384, Algorithm.HMAC_SHA512);

    private static final List<Encoding> ENCODINGS = List.of(Encoding.HEX, Encoding.BASE64, Encoding.BASE64URL);

    private static final List<String> FORMATS = List.of("{signature}", "{any}={signature}");

    private static final String CURE =
            "choose the provider that signs so, or write the scheme into the endpoint with the provider custom";

    private SignatureGuesses() {}

    static Stream<Suspicion> of(Subject subject) {
        return ENCODINGS.stream()
                .flatMap(encoding -> HMACS.stream()
                        .flatMap(algorithm -> Stream.concat(Stream.of((String) null), FORMATS.stream())
                                .flatMap(format -> guess(subject, algorithm, encoding, format))));
    }

    private static Stream<Suspicion> guess(Subject subject, Algorithm algorithm, Encoding encoding, String format) {
        return subject.scheme().anyOf().stream()
                .filter(rule -> HMACS.contains(rule.algorithm()))
                .flatMap(rule -> RuleChange.each(
                                new SignatureScheme(List.of(rule)),
                                one -> RuleChange.signature(one, algorithm, carrier(one.signature(), encoding, format)))
                        .map(scheme -> new Suspicion(finding(rule, algorithm, encoding), subject.with(scheme))));
    }

    private static Carrier carrier(Carrier carrier, Encoding encoding, String format) {
        return new Carrier(
                carrier.header(),
                carrier.at(),
                format == null ? carrier.separator() : null,
                format == null ? carrier.format() : format,
                encoding);
    }

    private static Finding finding(SignatureRule rule, Algorithm algorithm, Encoding encoding) {
        if (algorithm != rule.algorithm()) {
            return Finding.proven(
                    Cause.OTHER_ALGORITHM,
                    "it is signed with " + algorithm.word() + ", and "
                            + rule.algorithm().word() + " is expected",
                    CURE);
        }
        return Finding.proven(
                Cause.SIGNATURE_FORMAT,
                "the signature is right, written in " + encoding.word() + "; expected is "
                        + rule.signature().format() + " in "
                        + rule.signature().encoding().word(),
                CURE);
    }
}
