package dev.gatehouse.delivery;

import dev.gatehouse.destination.Outcome;
import dev.gatehouse.endpoint.EndpointDirectory;
import dev.gatehouse.inbox.Results;
import dev.gatehouse.problem.LogText;
import dev.gatehouse.routing.RetryPolicy;
import dev.gatehouse.routing.Route;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/** Says what an outcome means for its delivery: done, another attempt after a rest, or dead. */
@ApplicationScoped
class Verdicts {

    private static final System.Logger LOG = System.getLogger(Verdicts.class.getName());

    @Inject
    private EndpointDirectory endpoints;

    @Inject
    private Settlements settlements;

    @Inject
    private Results results;

    @Inject
    private Clock clock;

    Settlement on(Claim claim, Instant startedAt, Outcome outcome) {
        var timing = new Settlement.Timing(startedAt, Duration.between(startedAt, clock.instant()));
        var rest = outcome instanceof Outcome.Failed failed ? rest(claim, failed) : Optional.<Duration>empty();
        return Settlement.of(claim, timing, outcome, rest);
    }

    /** Settles what is not part of a transaction: outcomes of destinations elsewhere, and failures. */
    void settle(Claim claim, Instant startedAt, Outcome outcome) {
        settle(on(claim, startedAt, outcome));
    }

    /** As above. */
    void settle(Settlement settlement) {
        if (settlements.settle(List.of(settlement))) {
            announce(settlement);
        }
    }

    /** As {@link #settle}, for what must not be tried again by itself. */
    void bury(Claim claim, Instant startedAt, Outcome.Failed outcome) {
        var timing = new Settlement.Timing(startedAt, Duration.between(startedAt, clock.instant()));
        var settlement = Settlement.of(claim, timing, outcome, Optional.empty());
        if (settlements.settle(List.of(settlement))) {
            announce(settlement);
        }
    }

    /** Tells the sender that waits and, of a failure, the log; to be called after the commit. */
    void announce(Settlement settlement) {
        var claim = settlement.claim();
        settlement.answer().ifPresent(answer -> results.announce(claim.event().id(), answer));
        if (settlement.isFailure()) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "event=attempt_failed delivery={0} endpoint={1} type={2} attempt={3} status={4} error={5}",
                    claim.deliveryId(),
                    claim.event().endpoint(),
                    LogText.quoted(claim.event().type()),
                    claim.attempt(),
                    settlement.status().text(),
                    LogText.quoted(settlement.report().error()));
        }
    }

    private Optional<Duration> rest(Claim claim, Outcome.Failed failed) {
        var policy = endpoints.route(claim.subscriptionId()).map(Route::retry).orElse(RetryPolicy.DEFAULT);
        return policy.restAfter(claim.attempt(), claim.age(clock.instant()), ThreadLocalRandom.current())
                .map(rest -> failed.restAtLeast()
                        .filter(asked -> asked.compareTo(rest) > 0)
                        .orElse(rest));
    }
}
