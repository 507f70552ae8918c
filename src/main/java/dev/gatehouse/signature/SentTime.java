package dev.gatehouse.signature;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/** When a request says that it was sent. */
public final class SentTime {

    private SentTime() {}

    /** The first time that stands where a rule of the scheme looks for one; empty when there is none that can be read. */
    public static Optional<Instant> of(SignatureScheme scheme, InboundRequest request) {
        return scheme.anyOf().stream()
                .map(SignatureRule::timestamp)
                .filter(rule -> rule != null && rule.claim() == null)
                .flatMap(rule -> rule.field().values(request, Insides.of(request)).stream()
                        .filter(rule.unit()::isReadable)
                        .flatMap(text -> time(rule.unit(), text).stream()))
                .findFirst();
    }

    private static Optional<Instant> time(TimestampUnit unit, String text) {
        long sinceEpoch = -unit.late(text, Instant.EPOCH);
        try {
            return Optional.of(
                    unit == TimestampUnit.SECONDS
                            ? Instant.ofEpochSecond(sinceEpoch)
                            : Instant.ofEpochMilli(sinceEpoch));
        } catch (DateTimeException tooFar) {
            return Optional.empty();
        }
    }
}
