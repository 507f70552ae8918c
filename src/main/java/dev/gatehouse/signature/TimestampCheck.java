package dev.gatehouse.signature;

import static dev.gatehouse.signature.VerificationFailure.Reason.MALFORMED_TIMESTAMP;
import static dev.gatehouse.signature.VerificationFailure.Reason.MISSING_TIMESTAMP;
import static dev.gatehouse.signature.VerificationFailure.Reason.TIMESTAMP_OUTSIDE_TOLERANCE;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;

/** Holds a request's time of sending against ours, both ways. */
interface TimestampCheck {

    /** The timestamp as it was sent, for the signed content; null when the scheme has none. */
    String check(Headers headers, Instant now) throws VerificationFailure;

    static TimestampCheck of(TimestampRule rule) {
        if (rule == null) {
            return (headers, now) -> null;
        }
        var field = rule.field();
        var tolerance = Duration.ofSeconds(rule.toleranceSeconds());
        return (headers, now) -> {
            var values = field.values(headers);
            if (values.isEmpty()) {
                throw new VerificationFailure(MISSING_TIMESTAMP, "no timestamp in " + rule.header());
            }
            var sent = values.get(0);
            requireNear(now, instant(rule, sent), tolerance);
            return sent;
        };
    }

    private static Instant instant(TimestampRule rule, String text) throws VerificationFailure {
        try {
            return rule.unit().instant(Long.parseLong(text));
        } catch (NumberFormatException | DateTimeException noTime) {
            throw new VerificationFailure(MALFORMED_TIMESTAMP, "the timestamp in " + rule.header() + " is no number");
        }
    }

    private static void requireNear(Instant now, Instant sent, Duration tolerance) throws VerificationFailure {
        if (sent.isBefore(now.minus(tolerance)) || sent.isAfter(now.plus(tolerance))) {
            throw new VerificationFailure(
                    TIMESTAMP_OUTSIDE_TOLERANCE,
                    "sent at " + sent + ", which is more than " + tolerance.toSeconds() + " s from " + now);
        }
    }
}
