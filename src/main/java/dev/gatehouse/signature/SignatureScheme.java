package dev.gatehouse.signature;

import java.util.List;
import java.util.stream.Stream;

/**
 * How a provider signs: data, from a provider's file or from an endpoint's own definition.
 *
 * @param signatures the places where a signature may stand; one that matches is enough
 * @param signed what is signed, a template over {@code {body}}, {@code {timestamp}}, {@code {method}}, {@code {url}} and
 *     {@code {header:NAME}}; null for the body alone
 * @param timestamp the time of sending; null when the scheme has none
 */
public record SignatureScheme(List<Carrier> signatures, String signed, TimestampRule timestamp) {

    /** Refuses a scheme that would check nothing. */
    public SignatureScheme {
        if (signatures == null || signatures.isEmpty()) {
            throw new IllegalArgumentException("signatures must name at least one place where a signature stands");
        }
        signatures = List.copyOf(signatures);
        signed = signed == null ? "{body}" : signed;
        var usesTimestamp = SignedContent.parse(signed).usesTimestamp();
        if (usesTimestamp && timestamp == null) {
            throw new IllegalArgumentException("signed uses {timestamp}, so timestamp must say where it stands");
        }
    }

    SignatureScheme with(Overrides overrides) {
        var carriers = Stream.concat(signatures.stream(), overrides.alsoAccept().stream())
                .toList();
        if (overrides.toleranceSeconds() == null) {
            return new SignatureScheme(carriers, signed, timestamp);
        }
        if (timestamp == null) {
            throw new InvalidScheme("toleranceSeconds", "this provider sends no timestamp, so there is no tolerance");
        }
        return new SignatureScheme(carriers, signed, timestamp.withTolerance(overrides.toleranceSeconds()));
    }

    /**
     * What an endpoint may change of its provider's scheme.
     *
     * @param toleranceSeconds another tolerance for timestamps; null for the provider's
     * @param alsoAccept further places where a signature may stand
     */
    public record Overrides(Integer toleranceSeconds, List<Carrier> alsoAccept) {

        /** What is left out changes nothing. */
        public Overrides {
            alsoAccept = alsoAccept == null ? List.of() : List.copyOf(alsoAccept);
        }
    }
}
