package dev.gatehouse.signature;

import static dev.gatehouse.signature.VerificationFailure.Reason.MALFORMED_TIMESTAMP;
import static dev.gatehouse.signature.VerificationFailure.Reason.MISSING_TIMESTAMP;
import static dev.gatehouse.signature.VerificationFailure.Reason.TIMESTAMP_OUTSIDE_TOLERANCE;

import java.time.Instant;
import java.util.List;

/** Holds a request's time of sending against ours, both ways. */
record TimestampCheck(HeaderField field, boolean first, TimestampUnit unit, int toleranceSeconds) {

    static TimestampCheck of(TimestampRule rule) {
        return new TimestampCheck(
                rule.claim() == null ? rule.field() : null,
                Boolean.TRUE.equals(rule.first()),
                rule.unit(),
                rule.toleranceSeconds());
    }

    /** The timestamp as it was sent, for the signed content. */
    String check(InboundRequest request, Insides insides, Instant now) throws VerificationFailure {
        var values = field.values(request, insides);
        if (values.isEmpty()) {
            throw new VerificationFailure(MISSING_TIMESTAMP, "no timestamp in " + field.where());
        }
        var sent = values.get(0);
        if (!unit.isReadable(sent) || !(first || allSame(values))) {
            throw new VerificationFailure(
                    MALFORMED_TIMESTAMP, "the timestamp in " + field.where() + " is not one of " + unit.word());
        }
        requireNear(sent, now);
        return sent;
    }

    /** The same for a claim. */
    void checkClaim(String sent, Instant now) throws VerificationFailure {
        if (sent == null) {
            throw new VerificationFailure(MISSING_TIMESTAMP, "no timestamp in the claims");
        }
        if (!unit.isReadable(sent)) {
            throw new VerificationFailure(MALFORMED_TIMESTAMP, "the timestamp in the claims is not of " + unit.word());
        }
        requireNear(sent, now);
    }

    private void requireNear(String sent, Instant now) throws VerificationFailure {
        long late = unit.late(sent, now);
        if (Math.abs(late) > unit.ofSeconds(toleranceSeconds)) {
            throw new VerificationFailure(
                    TIMESTAMP_OUTSIDE_TOLERANCE,
                    "sent " + Math.abs(late) + " " + unit.counted() + (late > 0 ? " before" : " after") + " our clock; "
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
}
