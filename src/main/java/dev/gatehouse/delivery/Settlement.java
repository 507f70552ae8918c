package dev.gatehouse.delivery;

import dev.gatehouse.destination.Outcome;
import dev.gatehouse.inbox.Answer;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How a claim ends.
 *
 * @param claim the claim
 * @param timing when the attempt was made and how long it took
 * @param status where the delivery stands afterwards
 * @param rest how long until the next attempt; empty when there is none
 * @param report what the attempt says of itself
 */
record Settlement(Claim claim, Timing timing, DeliveryStatus status, Optional<Duration> rest, Report report) {

    /** When an attempt was made and how long it took. */
    record Timing(Instant startedAt, Duration duration) {}

    /** The attempt's outcome, its error and response when it has them. */
    record Report(String outcome, String error, String response) {}

    /** The settlement of an outcome; {@code rest} is what the retry policy allows, empty when it allows no more. */
    static Settlement of(Claim claim, Timing timing, Outcome outcome, Optional<Duration> rest) {
        if (outcome instanceof Outcome.Delivered delivered) {
            var report = new Report("delivered", null, delivered.result().orElse(null));
            return new Settlement(claim, timing, DeliveryStatus.DELIVERED, Optional.empty(), report);
        }
        if (outcome instanceof Outcome.Ignored ignored) {
            var report = new Report("ignored", null, ignored.reason());
            return new Settlement(claim, timing, DeliveryStatus.IGNORED, Optional.empty(), report);
        }
        var failed = (Outcome.Failed) outcome;
        var status = rest.isPresent() ? DeliveryStatus.WAITING : DeliveryStatus.DEAD;
        return new Settlement(claim, timing, status, rest, new Report("failed", failed.error(), null));
    }

    /** What a sender that waits is told now; empty while it is to wait on, or when none waits. */
    Optional<Answer> answer(Outcome outcome) {
        if (claim.awaited() == null || status == DeliveryStatus.WAITING) {
            return Optional.empty();
        }
        if (outcome instanceof Outcome.Delivered delivered) {
            return Optional.of(ResultAnswers.of(delivered));
        }
        if (outcome instanceof Outcome.Ignored ignored) {
            return Optional.of(ResultAnswers.of(ignored, claim.event()));
        }
        return Optional.of(ResultAnswers.FAILED);
    }
}
