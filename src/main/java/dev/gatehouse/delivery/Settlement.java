package dev.gatehouse.delivery;

import dev.gatehouse.destination.Outcome;
import dev.gatehouse.destination.Outcome.Reply;
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

    /** The attempt's outcome, the status, error and response when it has them, and what a sender that waits is to be told. */
    record Report(String outcome, Optional<Integer> httpStatus, String error, String response, Answer answer) {}

    /** The settlement of an outcome; {@code rest} is what the retry policy allows, empty when it allows no more. */
    static Settlement of(Claim claim, Timing timing, Outcome outcome, Optional<Duration> rest) {
        if (outcome instanceof Outcome.Delivered delivered) {
            var answer = ResultAnswers.of(delivered);
            var report = new Report(
                    "delivered",
                    delivered.reply().map(Reply::status),
                    null,
                    delivered.reply().map(Reply::body).orElse(delivered.result().orElse(null)),
                    answer);
            return new Settlement(claim, timing, DeliveryStatus.DELIVERED, Optional.empty(), report);
        }
        if (outcome instanceof Outcome.Ignored ignored) {
            var answer = ResultAnswers.of(ignored, claim.event());
            var report = new Report("ignored", Optional.empty(), null, ignored.reason(), answer);
            return new Settlement(claim, timing, DeliveryStatus.IGNORED, Optional.empty(), report);
        }
        var report = outcome instanceof Outcome.Refused refused
                ? failed(refused.error(), refused.reply())
                : failed(((Outcome.Failed) outcome).error(), ((Outcome.Failed) outcome).reply());
        var status = rest.isPresent() ? DeliveryStatus.WAITING : DeliveryStatus.DEAD;
        return new Settlement(claim, timing, status, rest, report);
    }

    private static Report failed(String error, Optional<Reply> reply) {
        var body = reply.map(Reply::body).orElse(null);
        return new Report("failed", reply.map(Reply::status), error, body, ResultAnswers.FAILED);
    }

    /** What a sender that waits is told now; empty while it is to wait on, or when none waits. */
    Optional<Answer> answer() {
        return claim.awaited() == null || rest.isPresent() ? Optional.empty() : Optional.of(report.answer());
    }

    /** Whether the next in its line may go on: not while it is to be tried again, or is dead. */
    boolean endsItsTurn() {
        return claim.order() != null && (status == DeliveryStatus.DELIVERED || status == DeliveryStatus.IGNORED);
    }

    boolean isFailure() {
        return report.error() != null;
    }
}
