package dev.gatehouse.diagnosis;

import dev.gatehouse.signature.SentTimes;
import dev.gatehouse.signature.SignatureScheme;
import dev.gatehouse.signature.TimestampUnit;
import java.util.Arrays;
import java.util.stream.Stream;

/** The time of sending in other units. */
final class TimestampUnits implements Hypothesis {

    @Override
    public Stream<Guess> guesses(Attempt from) {
        return Arrays.stream(TimestampUnit.values())
                .flatMap(unit -> Rules.changed(
                                from.scheme(),
                                rule -> rule.timestamp() != null
                                        && rule.timestamp().claim() == null
                                        && rule.timestamp().unit() != unit,
                                rule -> Rules.with(rule, unit))
                        .stream()
                        .flatMap(scheme -> guesses(from, scheme, unit)));
    }

    private static Stream<Guess> guesses(Attempt from, SignatureScheme scheme, TimestampUnit unit) {
        var finding = Finding.of(
                Cause.TIMESTAMP_UNIT,
                "The time of sending is written in " + unit.word() + ", which this scheme does not.");
        return Stream.concat(Stream.of(from.at()), SentTimes.of(scheme, from.request()).stream())
                .filter(time -> Clocks.isNear(time, from.at()))
                .map(time -> new Guess(finding, from.with(scheme).at(time)));
    }
}
