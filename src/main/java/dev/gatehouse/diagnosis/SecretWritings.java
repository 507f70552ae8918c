package dev.gatehouse.diagnosis;

import dev.gatehouse.signature.Secret;
import dev.gatehouse.signature.SecretForm;
import dev.gatehouse.signature.SecretWriting;
import dev.gatehouse.signature.SignatureRule;
import java.util.HexFormat;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The right secret, and one of the two ends writes it otherwise. */
final class SecretWritings implements Hypothesis {

    /** Bytes of a key that go through unchanged. */
    private static final SecretForm BYTES = new SecretForm("", false, SecretWriting.HEX);

    /** What the best known providers put before their secrets. */
    private static final Set<String> PREFIXES = Set.of("whsec_", "whpk_", "pdl_ntfset_", "wsk_", "sk_", "polar_whs_");

    @Override
    public Stream<Guess> guesses(Attempt from) {
        var prefixes = new TreeSet<>(PREFIXES);
        from.scheme().anyOf().forEach(rule -> prefixes.add(rule.secret().prefix()));
        prefixes.remove("");
        return from.secrets().stream()
                .flatMap(secret -> KeyWriting.of(secret.text(), prefixes))
                .flatMap(writing -> guess(from, writing));
    }

    private static Stream<Guess> guess(Attempt from, KeyWriting writing) {
        return Rules.changed(from.scheme(), SignatureRule::hasSharedSecret, rule -> Rules.with(rule, BYTES))
                .map(scheme -> new Guess(
                        Finding.of(writing.cause(), writing.message()),
                        from.with(scheme)
                                .with(new Secret("tried", HexFormat.of().formatHex(writing.key())))))
                .stream();
    }
}
