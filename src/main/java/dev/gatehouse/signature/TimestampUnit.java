package dev.gatehouse.signature;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.Locale;

/** What a timestamp counts. */
public enum TimestampUnit {
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
    static TimestampUnit of(String word) {
        return Words.find(values(), TimestampUnit::word, word);
    }

    /** The count at a time; fractions are dropped, as senders do. */
    long count(Instant time) {
        return this == SECONDS ? time.getEpochSecond() : time.toEpochMilli();
    }

    long ofSeconds(int seconds) {
        return this == SECONDS ? seconds : seconds * 1000L;
    }
}
