package dev.gatehouse.signature;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Gives each rule of a scheme the secrets that fit it. */
final class Secrets {

    private Secrets() {}

    /**
     * The rules that have secrets.
     *
     * @throws InvalidSecret when a secret fits no rule, or when there is none at all
     */
    static List<RuleCheck> checks(SignatureScheme scheme, List<Secret> secrets) {
        if (secrets.isEmpty()) {
            throw new InvalidSecret("there is no secret; paste the one the provider shows");
        }
        secrets.forEach(secret -> requireUse(scheme, secret.text()));
        var checks = new ArrayList<RuleCheck>();
        for (var rule : scheme.anyOf()) {
            var keys = keys(rule, secrets);
            if (!keys.isEmpty()) {
                checks.add(new RuleCheck(rule, keys));
            }
        }
        return checks;
    }

    private static List<RuleCheck.NamedKey> keys(SignatureRule rule, List<Secret> secrets) {
        var keys = new ArrayList<RuleCheck.NamedKey>();
        for (var secret : secrets) {
            byte[] bytes = rule.secret().decode(secret.text());
            if (bytes != null) {
                keys.add(new RuleCheck.NamedKey(secret.id(), Key.of(rule.algorithm(), bytes)));
            }
        }
        return keys;
    }

    private static void requireUse(SignatureScheme scheme, String secret) {
        if (secret == null || secret.isBlank()) {
            throw new InvalidSecret("a secret must not be empty; paste the one the provider shows");
        }
        if (!secret.equals(secret.strip())) {
            throw new InvalidSecret("a secret must not begin or end with a space or a line break; remove it");
        }
        if (scheme.anyOf().stream().allMatch(rule -> rule.secret().decode(secret) == null)) {
            throw new InvalidSecret("a secret of this provider is written in "
                    + scheme.anyOf().stream()
                            .map(rule -> rule.secret().description())
                            .distinct()
                            .collect(Collectors.joining(", or in "))
                    + "; paste it as the provider shows it");
        }
    }
}
