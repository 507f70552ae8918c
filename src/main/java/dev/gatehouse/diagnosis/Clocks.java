package dev.gatehouse.diagnosis;

import dev.gatehouse.signature.SentTimes;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;

/** The request says another time than the one it is held against. */
final class Clocks implements Hypothesis {

    /** Farther away it is no wrong clock but another unit. */
    private static final Duration FARTHEST = Duration.ofDays(20L * 365);

    @Override
    public Stream<Guess> guesses(Attempt from) {
        return SentTimes.of(from.scheme(), from.request()).stream()
                .filter(sent -> isNear(sent, from.at()))
                .map(sent -> new Guess(finding(sent, from.at()), from.at(sent)));
    }

    /** Whether two times may be of one age. */
    static boolean isNear(Instant sent, Instant at) {
        return Duration.between(sent, at).abs().compareTo(FARTHEST) < 0;
    }

    private static Finding finding(Instant sent, Instant at) {
        long seconds = Duration.between(sent, at).toSeconds();
        return Finding.of(
                Cause.CLOCK,
                "The request says it was sent at " + sent + ", " + Math.abs(seconds) + " s "
                        + (seconds >= 0 ? "before" : "after") + " the time it is held against, which is more than this"
                        + " endpoint allows.");
    }
}
