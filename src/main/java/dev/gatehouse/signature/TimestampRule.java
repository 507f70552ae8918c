package dev.gatehouse.signature;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * Where the time of sending stands and how far it may be from ours.
 *
 * @param header the header's name
 * @param separator what separates several parts in the header; absent when it is one part
 * @param format how the part with the time looks, with {@code {timestamp}} in its place; absent when it is nothing else
 * @param unit what it counts since 1970; absent for seconds
 * @param toleranceSeconds how far it may lie in the past or in the future, from 1 to a week; absent for 300
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TimestampRule(
        String header, String separator, String format, TimestampUnit unit, Integer toleranceSeconds) {

    private static final String PLACEHOLDER = "{timestamp}";
    private static final int DEFAULT_TOLERANCE_SECONDS = 300;
    private static final int LONGEST_TOLERANCE_SECONDS = 7 * 24 * 3600;

    /** Refuses what can't be read. */
    public TimestampRule {
        format = format == null ? PLACEHOLDER : format;
        unit = unit == null ? TimestampUnit.SECONDS : unit;
        toleranceSeconds = toleranceSeconds == null ? DEFAULT_TOLERANCE_SECONDS : toleranceSeconds;
        requireTolerance(toleranceSeconds);
        HeaderField.of(header, separator, format, PLACEHOLDER);
    }

    static void requireTolerance(int seconds) {
        Words.refuse(
                seconds < 1 || seconds > LONGEST_TOLERANCE_SECONDS,
                "toleranceSeconds must be from 1 to " + LONGEST_TOLERANCE_SECONDS);
    }

    HeaderField field() {
        return HeaderField.of(header, separator, format, PLACEHOLDER);
    }

    TimestampRule withTolerance(int seconds) {
        return new TimestampRule(header, separator, format, unit, seconds);
    }
}
