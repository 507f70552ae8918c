package dev.gatehouse.signature;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Gives each rule of a scheme the secrets that fit it. */
final class Secrets {

    private static final NamedKey NONE = new NamedKey(null, null, new byte[0]);

    private Secrets() {}

    /**
     * The rules that have secrets, or that need none.
     *
     * @throws InvalidSecret when a secret fits no rule, or when there is none at all and one is needed
     */
    static List<Check> checks(SignatureScheme scheme, List<Secret> secrets, KeySource source) {
        if (secrets.isEmpty() && scheme.anyOf().stream().noneMatch(Secrets::needsNone)) {
            throw new InvalidSecret("there is no secret; paste the one the provider shows");
        }
        secrets.forEach(secret -> requireUse(scheme, secret.text()));
        var checks = new ArrayList<Check>();
        for (var rule : scheme.anyOf()) {
            var keys = needsNone(rule) ? List.of(NONE) : keys(rule, secrets);
            if (!keys.isEmpty()) {
                checks.add(check(rule, keys, source));
            }
        }
        return checks;
    }

    /** Published keys prove the sender, and nothing has to be said of one's own account. */
    static boolean needsNone(SignatureRule rule) {
        return rule.keys() != null && !usesSecret(rule);
    }

    private static boolean usesSecret(SignatureRule rule) {
        boolean inContent =
                rule.signed() != null && SignedContent.parse(rule.signed()).usesSecret();
        boolean inClaims = rule.jws() != null
                && rule.jws().claims().values().stream()
                        .anyMatch(claim -> SignedContent.parse(claim).usesSecret());
        return inContent || inClaims || Conditions.of(rule.require()).usesSecret();
    }

    private static Check check(SignatureRule rule, List<NamedKey> keys, KeySource source) {
        return switch (rule.algorithm().family()) {
            case JWS -> new JwsCheck(rule, keys, source);
            case MESSAGE -> new MessageCheck(rule, keys);
            case CERTIFICATE -> new ClientCertificateCheck(rule, keys);
            default -> new RuleCheck(rule, keys, source);
        };
    }

    private static List<NamedKey> keys(SignatureRule rule, List<Secret> secrets) {
        var keys = new ArrayList<NamedKey>();
        for (var secret : secrets) {
            byte[] bytes = rule.secret().decode(secret.text());
            if (bytes != null) {
                keys.add(new NamedKey(secret.id(), key(rule, bytes), bytes));
            }
        }
        return keys;
    }

    private static Key key(SignatureRule rule, byte[] bytes) {
        return switch (rule.algorithm().family()) {
            case JWS, MESSAGE, CERTIFICATE -> null;
            default -> rule.keys() == null ? Key.of(rule.algorithm(), bytes) : null;
        };
    }

    private static void requireUse(SignatureScheme scheme, String secret) {
        if (secret == null || secret.isBlank()) {
            throw new InvalidSecret("a secret must not be empty; paste the one the provider shows");
        }
        if (!secret.equals(secret.strip()) && !secret.strip().startsWith("-----BEGIN ")) {
            throw new InvalidSecret("a secret must not begin or end with a space or a line break; remove it");
        }
        if (scheme.anyOf().stream().allMatch(Secrets::needsNone)) {
            throw new InvalidSecret("this provider has no secret: it is known by the keys it publishes; remove it");
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
