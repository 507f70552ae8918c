package dev.gatehouse.signature;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;

/** How a timestamp is written. */
public enum TimestampUnit {
    /** Seconds since 1970. */
    SECONDS,
    /** Milliseconds since 1970. */
    MILLIS,
    /** A date and time of ISO 8601, as in RFC 3339; one without a zone is in UTC. */
    ISO_8601;

    private static final int LONGEST_ISO = 40;

    /** So many digits always fit a long. */
    private static final int MOST_DIGITS = 18;

    /** As files and the API spell it. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @JsonCreator
    static TimestampUnit of(String word) {
        return Words.find(values(), TimestampUnit::word, word);
    }

    /** Whether a text is a time of this kind, at least at first sight. */
    boolean isReadable(String text) {
        return this == ISO_8601 ? iso(text) != null : isNumber(text);
    }

    /** How long a readable text lies before our time, in {@link #counted} units; negative when it lies after it. */
    long late(String text, Instant now) {
        return switch (this) {
            case SECONDS -> now.getEpochSecond() - Long.parseLong(text);
            case MILLIS -> now.toEpochMilli() - Long.parseLong(text);
            case ISO_8601 -> now.toEpochMilli() - iso(text).toEpochMilli();
        };
    }

    /** The time that a readable text names; empty when it is beyond all calendars. */
    Optional<Instant> instant(String text) {
        if (this == ISO_8601) {
            return Optional.of(iso(text));
        }
        long number = Long.parseLong(text);
        if (this == MILLIS) {
            return Optional.of(Instant.ofEpochMilli(number));
        }
        return number > Instant.MAX.getEpochSecond() ? Optional.empty() : Optional.of(Instant.ofEpochSecond(number));
    }

    /** What lateness is counted in. */
    String counted() {
        return this == SECONDS ? "seconds" : "millis";
    }

    long ofSeconds(int seconds) {
        return this == SECONDS ? seconds : seconds * 1000L;
    }

    private static Instant iso(String text) {
        if (text.length() > LONGEST_ISO) {
            return null;
        }
        try {
            int time = text.indexOf('T');
            boolean zoned = text.endsWith("Z") || text.indexOf('+') > 0 || text.indexOf('-', Math.max(time, 0)) > 0;
            return zoned
                    ? OffsetDateTime.parse(text).toInstant()
                    : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
        } catch (DateTimeException malformed) {
            return null;
        }
    }

    private static boolean isNumber(String text) {
        for (int at = 0; at < text.length(); at++) {
            if (text.charAt(at) < '0' || text.charAt(at) > '9') {
                return false;
            }
        }
        return !text.isEmpty() && text.length() <= MOST_DIGITS;
    }
}
