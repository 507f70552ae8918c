package dev.gatehouse.diagnosis;

import dev.gatehouse.signature.Algorithm;
import dev.gatehouse.signature.Carrier;
import dev.gatehouse.signature.SecretForm;
import dev.gatehouse.signature.SignatureRule;
import dev.gatehouse.signature.SignatureScheme;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Rules with one word changed. */
final class RuleChange {

    private RuleChange() {}

    /** One scheme for each rule that can be changed so, of that rule alone; a change that answers null is none. */
    static Stream<SignatureScheme> each(SignatureScheme scheme, UnaryOperator<SignatureRule> change) {
        return scheme.anyOf().stream()
                .map(rule -> possible(rule, change))
                .filter(Objects::nonNull)
                .map(rule -> new SignatureScheme(List.of(rule)));
    }

    /** Null for what no rule may say. */
    private static SignatureRule possible(SignatureRule rule, UnaryOperator<SignatureRule> change) {
        try {
            return change.apply(rule);
        } catch (IllegalArgumentException impossible) {
            return null;
        }
    }

    static SignatureRule secret(SignatureRule rule, SecretForm secret) {
        return rule(rule, rule.algorithm(), rule.signature(), secret);
    }

    static SignatureRule signature(SignatureRule rule, Algorithm algorithm, Carrier signature) {
        return rule(rule, algorithm, signature, rule.secret());
    }

    private static SignatureRule rule(SignatureRule rule, Algorithm algorithm, Carrier signature, SecretForm secret) {
        return new SignatureRule(
                algorithm,
                signature,
                rule.signed(),
                secret,
                rule.timestamp(),
                rule.require(),
                rule.each(),
                rule.keys(),
                rule.jws(),
                rule.components());
    }
}
