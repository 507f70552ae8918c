package dev.gatehouse.signature;

import static dev.gatehouse.signature.VerificationFailure.Reason.MALFORMED_TIMESTAMP;
import static dev.gatehouse.signature.VerificationFailure.Reason.MISSING_TIMESTAMP;
import static dev.gatehouse.signature.VerificationFailure.Reason.TIMESTAMP_OUTSIDE_TOLERANCE;

import java.time.Instant;
import java.util.List;

/** Holds a request's time of sending against ours, both ways. */
record TimestampCheck(HeaderField field, TimestampUnit unit, int toleranceSeconds) {

    /** So many digits always fit a long. */
    private static final int MOST_DIGITS = 18;

    static TimestampCheck of(TimestampRule rule) {
        return new TimestampCheck(rule.field(), rule.unit(), rule.toleranceSeconds());
    }

    /** The timestamp as it was sent, for the signed content. */
    String check(Headers headers, Instant now) throws VerificationFailure {
        var values = field.values(headers);
        if (values.isEmpty()) {
            throw new VerificationFailure(MISSING_TIMESTAMP, "no timestamp in the header " + field.header());
        }
        var sent = values.get(0);
        if (!isNumber(sent) || !allSame(values)) {
            throw new VerificationFailure(
                    MALFORMED_TIMESTAMP, "the timestamp in the header " + field.header() + " is not one number");
        }
        requireNear(Long.parseLong(sent), now);
        return sent;
    }

    private void requireNear(long sent, Instant now) throws VerificationFailure {
        long late = unit.count(now) - sent;
        if (Math.abs(late) > unit.ofSeconds(toleranceSeconds)) {
            throw new VerificationFailure(
                    TIMESTAMP_OUTSIDE_TOLERANCE,
                    "sent " + Math.abs(late) + " " + unit.word() + (late > 0 ? " before" : " after") + " our clock; "
                            + toleranceSeconds + " seconds are allowed");
        }
    }

    private static boolean allSame(List<String> values) {
        for (var value : values) {
            if (!value.equals(values.get(0))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isNumber(String text) {
        for (int at = 0; at < text.length(); at++) {
            if (text.charAt(at) < '0' || text.charAt(at) > '9') {
                return false;
            }
        }
        return text.length() <= MOST_DIGITS;
    }
}
