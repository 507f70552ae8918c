package dev.gatehouse.signature;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.stream.Stream;

/**
 * How a provider signs: data, from a provider's file or from an endpoint's own definition. Written as a list of rules,
 * or as one rule alone.
 *
 * @param anyOf the ways to sign; a request that fulfils one is proven
 */
public record SignatureScheme(@JsonValue List<SignatureRule> anyOf) {

    /** Refuses a scheme that would check nothing. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public SignatureScheme {
        Words.refuse(anyOf == null || anyOf.isEmpty(), "must hold at least one rule");
        anyOf = List.copyOf(anyOf);
    }

    SignatureScheme with(Overrides overrides) {
        var own = overrides.toleranceSeconds() == null ? anyOf : withTolerance(overrides.toleranceSeconds());
        if (!overrides.publicKeys().isEmpty()) {
            own = withKeys(own, overrides.publicKeys());
        }
        return new SignatureScheme(
                Stream.concat(own.stream(), overrides.alsoAccept().stream()).toList());
    }

    private List<SignatureRule> withTolerance(int seconds) {
        if (anyOf.stream().allMatch(rule -> rule.timestamp() == null)) {
            throw new InvalidScheme("toleranceSeconds", "has no use: this provider signs no timestamp; leave it out");
        }
        return anyOf.stream().map(rule -> rule.withTolerance(seconds)).toList();
    }

    private static List<SignatureRule> withKeys(List<SignatureRule> rules, List<String> pinned) {
        if (rules.stream().allMatch(rule -> rule.keys() == null)) {
            throw new InvalidScheme("publicKeys", "has no use: this provider publishes no keys; leave it out");
        }
        return rules.stream().map(rule -> rule.withKeys(pinned)).toList();
    }

    /**
     * What an endpoint may change of its provider's scheme.
     *
     * @param toleranceSeconds another tolerance for timestamps; absent for the provider's
     * @param alsoAccept further ways to sign
     * @param publicKeys keys or certificates in PEM, or JWK sets, to use instead of fetching what the provider publishes
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Overrides(Integer toleranceSeconds, List<SignatureRule> alsoAccept, List<String> publicKeys) {

        /** What is left out changes nothing. */
        public Overrides {
            if (toleranceSeconds != null) {
                TimestampRule.requireTolerance(toleranceSeconds);
            }
            alsoAccept = alsoAccept == null ? List.of() : List.copyOf(alsoAccept);
            publicKeys = publicKeys == null ? List.of() : List.copyOf(publicKeys);
            publicKeys.forEach(PinnedKeys::read);
        }
    }
}
