package dev.gatehouse.diagnosis;

import dev.gatehouse.signature.Algorithm;
import dev.gatehouse.signature.Carrier;
import dev.gatehouse.signature.SecretForm;
import dev.gatehouse.signature.SignatureRule;
import dev.gatehouse.signature.SignatureScheme;
import dev.gatehouse.signature.TimestampRule;
import dev.gatehouse.signature.TimestampUnit;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Schemes with one thing changed. */
final class Rules {

    private Rules() {}

    /** A scheme of those rules that fit, each changed; empty when none fits. */
    static Optional<SignatureScheme> changed(
            SignatureScheme scheme, Predicate<SignatureRule> fits, UnaryOperator<SignatureRule> change) {
        var rules = scheme.anyOf().stream().filter(fits).map(change).toList();
        return rules.isEmpty() ? Optional.empty() : Optional.of(new SignatureScheme(rules));
    }

    static SignatureRule with(SignatureRule rule, Algorithm algorithm) {
        return copy(rule, algorithm, rule.signature(), rule.secret(), rule.timestamp());
    }

    static SignatureRule with(SignatureRule rule, Carrier carrier) {
        return copy(rule, rule.algorithm(), carrier, rule.secret(), rule.timestamp());
    }

    static SignatureRule with(SignatureRule rule, SecretForm form) {
        return copy(rule, rule.algorithm(), rule.signature(), form, rule.timestamp());
    }

    static SignatureRule with(SignatureRule rule, TimestampUnit unit) {
        var own = rule.timestamp();
        return copy(
                rule,
                rule.algorithm(),
                rule.signature(),
                rule.secret(),
                new TimestampRule(
                        own.header(),
                        own.at(),
                        own.claim(),
                        own.separator(),
                        own.format(),
                        own.first(),
                        unit,
                        own.toleranceSeconds()));
    }

    private static SignatureRule copy(
            SignatureRule rule, Algorithm algorithm, Carrier carrier, SecretForm form, TimestampRule timestamp) {
        return new SignatureRule(
                algorithm,
                carrier,
                rule.signed(),
                form,
                timestamp,
                rule.require(),
                rule.each(),
                rule.keys(),
                rule.jws(),
                rule.components());
    }
}
