package dev.gatehouse.delivery;

import dev.gatehouse.destination.Destination;
import dev.gatehouse.destination.Outcome;
import dev.gatehouse.endpoint.EndpointDirectory;
import dev.gatehouse.inbox.Answer;
import dev.gatehouse.inbox.Results;
import dev.gatehouse.routing.RetryPolicy;
import dev.gatehouse.routing.Route;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.transaction.UserTransaction;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeoutException;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * One attempt: the destination's work and its settlement. Where the destination works in the database both are one
 * transaction, so the effects of a handler exist exactly when its delivery is settled.
 */
@ApplicationScoped
class Attempts {

    private static final String NO_DESTINATION = "the subscription or its destination is gone";

    @Inject
    @Any
    private Instance<Destination> destinations;

    @Inject
    private EndpointDirectory endpoints;

    @Inject
    private Settlements settlements;

    @Inject
    private Results results;

    @Inject
    private UserTransaction transaction;

    @Inject
    private Clock clock;

    @Inject
    @ConfigProperty(name = "gatehouse.handler.timeout", defaultValue = "PT30S")
    private Duration deadline;

    /**
     * Makes the attempt and settles it.
     *
     * @throws Exception when it failed and left nothing behind; to be settled with {@link #fail}
     */
    Settlement make(Claim claim, Instant startedAt) throws Exception {
        var destination = destination(claim);
        return destination.transactional()
                ? inTransaction(claim, startedAt, destination)
                : settle(claim, startedAt, destination.deliver(claim.event()));
    }

    /** Settles an attempt that failed, in a transaction of its own. */
    Settlement fail(Claim claim, Instant startedAt, Outcome.Failed failed) {
        return settle(claim, startedAt, failed);
    }

    private Settlement inTransaction(Claim claim, Instant startedAt, Destination destination) throws Exception {
        transaction.begin();
        boolean done = false;
        try {
            var outcome = destination.deliver(claim.event());
            requireInTime(startedAt);
            var settlement = settlement(claim, startedAt, outcome);
            var answer = settlement.answer(outcome);
            if (!settlements.settle(settlement, answer)) {
                throw new ClaimLost(claim);
            }
            done = true;
            transaction.commit();
            announce(claim, answer);
            return settlement;
        } finally {
            if (!done) {
                transaction.rollback();
            }
        }
    }

    /** A handler that notices its interruption and returns was too late all the same. */
    private void requireInTime(Instant startedAt) throws TimeoutException {
        if (Duration.between(startedAt, clock.instant()).compareTo(deadline) > 0) {
            throw new TimeoutException("no answer within " + deadline);
        }
    }

    private Settlement settle(Claim claim, Instant startedAt, Outcome outcome) {
        var settlement = settlement(claim, startedAt, outcome);
        var answer = settlement.answer(outcome);
        if (settlements.settle(settlement, answer)) {
            announce(claim, answer);
        }
        return settlement;
    }

    private void announce(Claim claim, Optional<Answer> answer) {
        answer.ifPresent(said -> results.announce(claim.event().id(), said));
    }

    private Settlement settlement(Claim claim, Instant startedAt, Outcome outcome) {
        var timing = new Settlement.Timing(startedAt, Duration.between(startedAt, clock.instant()));
        var rest = outcome instanceof Outcome.Failed failed ? rest(claim, failed) : Optional.<Duration>empty();
        return Settlement.of(claim, timing, outcome, rest);
    }

    private Optional<Duration> rest(Claim claim, Outcome.Failed failed) {
        var policy = endpoints.route(claim.subscriptionId()).map(Route::retry).orElse(RetryPolicy.DEFAULT);
        return policy.restAfter(claim.attempt(), ThreadLocalRandom.current())
                .map(rest -> failed.restAtLeast()
                        .filter(asked -> asked.compareTo(rest) > 0)
                        .orElse(rest));
    }

    private Destination destination(Claim claim) {
        var name = endpoints.route(claim.subscriptionId()).map(Route::destination);
        return name.flatMap(wanted -> destinations.stream()
                        .filter(destination -> destination.name().equals(wanted))
                        .findFirst())
                .orElseThrow(() -> new IllegalStateException(NO_DESTINATION));
    }
}
