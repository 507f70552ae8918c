package dev.gatehouse.diagnosis;

import dev.gatehouse.signature.Algorithm;
import dev.gatehouse.signature.Carrier;
import dev.gatehouse.signature.Encoding;
import dev.gatehouse.signature.SignatureRule;
import java.util.stream.Stream;

/** The right signature, written otherwise than the scheme says. */
final class SignatureWritings implements Hypothesis {

    /** How signatures are mostly written. */
    static final String BARE = "{signature}";

    static final String NAMED = "{any}={signature}";
    private static final String LISTED = "{any},{signature}";

    @Override
    public Stream<Guess> guesses(Attempt from) {
        return Stream.of(null, BARE, NAMED, LISTED)
                .flatMap(format -> Stream.of(null, Encoding.HEX, Encoding.BASE64, Encoding.BASE64URL)
                        .filter(encoding -> format != null || encoding != null)
                        .flatMap(encoding -> guess(from, format, encoding)));
    }

    static boolean isSignature(SignatureRule rule) {
        return rule.algorithm() != Algorithm.TOKEN && rule.signature().encoding() != Encoding.TEXT;
    }

    private static Stream<Guess> guess(Attempt from, String format, Encoding encoding) {
        return Rules.changed(from.scheme(), SignatureWritings::isSignature, rule -> with(rule, format, encoding))
                .map(scheme -> new Guess(finding(from, format, encoding), from.with(scheme)))
                .stream();
    }

    static SignatureRule with(SignatureRule rule, String format, Encoding encoding) {
        var own = rule.signature();
        return Rules.with(
                rule,
                new Carrier(
                        own.header(),
                        own.at(),
                        format == null ? own.separator() : null,
                        format == null ? own.format() : format,
                        encoding == null ? own.encoding() : encoding));
    }

    private static Finding finding(Attempt from, String format, Encoding encoding) {
        var wanted = from.scheme().anyOf().get(0).signature();
        return encoding != null
                ? Finding.of(
                        Cause.SIGNATURE_ENCODING,
                        "The signature is right, but written in " + encoding.word() + "; this scheme wants "
                                + wanted.encoding().word() + ".")
                : Finding.of(
                        Cause.SIGNATURE_FORMAT,
                        "The signature is right, but written as " + format.replace("{any}", "...")
                                + "; this scheme wants " + wanted.format() + ".");
    }
}
