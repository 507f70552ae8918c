package dev.gatehouse.diagnosis;

import dev.gatehouse.signature.Algorithm;
import dev.gatehouse.signature.SignatureRule;
import java.util.Arrays;
import java.util.stream.Stream;

/** Another algorithm of the same family. */
final class OtherAlgorithms implements Hypothesis {

    @Override
    public Stream<Guess> guesses(Attempt from) {
        return Arrays.stream(Algorithm.values())
                .flatMap(algorithm -> Stream.of(null, SignatureWritings.NAMED, SignatureWritings.BARE)
                        .flatMap(format -> guess(from, algorithm, format)));
    }

    private static Stream<Guess> guess(Attempt from, Algorithm algorithm, String format) {
        return Rules.changed(
                from.scheme(),
                rule -> mayBe(rule, algorithm),
                rule -> SignatureWritings.with(Rules.with(rule, algorithm), format, null))
                .map(scheme -> new Guess(
                        Finding.of(
                                Cause.ALGORITHM,
                                "The signature was made with " + algorithm.word() + "; this scheme wants "
                                        + from.scheme()
                                                .anyOf()
                                                .get(0)
                                                .algorithm()
                                                .word() + "."),
                        from.with(scheme)))
                .stream();
    }

    private static boolean mayBe(SignatureRule rule, Algorithm other) {
        return SignatureWritings.isSignature(rule)
                && rule.algorithm() != other
                && family(rule.algorithm()).equals(family(other));
    }

    /** As {@code hmac} of {@code hmac-sha256}; those without a dash are plain digests and such, each by itself. */
    private static String family(Algorithm algorithm) {
        var word = algorithm.word();
        int dash = word.indexOf('-');
        return dash > 0 ? word.substring(0, dash) : word.replaceAll("^sha[0-9]+$", "sha");
    }
}
