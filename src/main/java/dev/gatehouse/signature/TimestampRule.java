package dev.gatehouse.signature;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.Locale;

/**
 * Where the time of sending stands and how far it may be from ours.
 *
 * @param header the header's name
 * @param separator what separates the parts of the header; null when it is one part
 * @param format how it is written, with {@code {timestamp}} in its place
 * @param unit what it counts, since 1970
 * @param toleranceSeconds how far it may lie in the past or in the future
 */
public record TimestampRule(String header, String separator, String format, Unit unit, Integer toleranceSeconds) {

    private static final String PLACEHOLDER = "{timestamp}";
    private static final int DEFAULT_TOLERANCE_SECONDS = 300;
    private static final int LONGEST_TOLERANCE_SECONDS = 7 * 24 * 3600;

    /** What a timestamp counts. */
    public enum Unit {
        /** Seconds since 1970. */
        SECONDS,
        /** Milliseconds since 1970. */
        MILLIS;

        /** As files and the API spell it. */
        @JsonValue
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        @JsonCreator
        static Unit of(String word) {
            return Words.find(values(), Unit::word, word, "unit");
        }

        Instant instant(long count) {
            return this == SECONDS ? Instant.ofEpochSecond(count) : Instant.ofEpochMilli(count);
        }
    }

    /** Refuses what can't be read. */
    public TimestampRule {
        Words.require(header, "header");
        format = format == null ? PLACEHOLDER : format;
        unit = unit == null ? Unit.SECONDS : unit;
        toleranceSeconds = toleranceSeconds == null ? DEFAULT_TOLERANCE_SECONDS : toleranceSeconds;
        if (toleranceSeconds < 1 || toleranceSeconds > LONGEST_TOLERANCE_SECONDS) {
            throw new IllegalArgumentException("toleranceSeconds must be from 1 to " + LONGEST_TOLERANCE_SECONDS);
        }
        HeaderField.of(header, separator, format, PLACEHOLDER);
    }

    HeaderField field() {
        return HeaderField.of(header, separator, format, PLACEHOLDER);
    }

    TimestampRule withTolerance(int seconds) {
        return new TimestampRule(header, separator, format, unit, seconds);
    }
}
