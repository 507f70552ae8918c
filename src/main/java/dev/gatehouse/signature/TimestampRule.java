package dev.gatehouse.signature;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * Where the time of sending stands and how far it may be from ours.
 *
 * @param header the header's name
 * @param at a place elsewhere, such as {@code json:/sentAt}; instead of {@code header}
 * @param claim the claim, or else the parameter of the JWS header, that holds it; instead of both
 * @param separator what separates several parts in the header; absent when it is one part
 * @param format how the part with the time looks, with {@code {timestamp}} in its place; absent when it is nothing else
 * @param first whether only the first part counts, as in a list without names; absent when all parts must agree
 * @param unit how it is written; absent for seconds since 1970
 * @param toleranceSeconds how far it may lie in the past or in the future, from 1 to a week; absent for 300
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TimestampRule(
        String header,
        RequestValue at,
        String claim,
        String separator,
        String format,
        Boolean first,
        TimestampUnit unit,
        Integer toleranceSeconds) {

    private static final String PLACEHOLDER = "{timestamp}";
    private static final int DEFAULT_TOLERANCE_SECONDS = 300;
    private static final int LONGEST_TOLERANCE_SECONDS = 7 * 24 * 3600;

    /** Refuses what can't be read. */
    public TimestampRule {
        format = format == null ? PLACEHOLDER : format;
        unit = unit == null ? TimestampUnit.SECONDS : unit;
        toleranceSeconds = toleranceSeconds == null ? DEFAULT_TOLERANCE_SECONDS : toleranceSeconds;
        requireTolerance(toleranceSeconds);
        Words.refuse(claim != null && (header != null || at != null), "claim stands alone: leave out header and at");
        if (claim == null) {
            HeaderField.of(header, at, separator, format, PLACEHOLDER);
        }
    }

    static void requireTolerance(int seconds) {
        Words.refuse(
                seconds < 1 || seconds > LONGEST_TOLERANCE_SECONDS,
                "toleranceSeconds must be from 1 to " + LONGEST_TOLERANCE_SECONDS);
    }

    HeaderField field() {
        return HeaderField.of(header, at, separator, format, PLACEHOLDER);
    }

    TimestampRule withTolerance(int seconds) {
        return new TimestampRule(header, at, claim, separator, format, first, unit, seconds);
    }
}
