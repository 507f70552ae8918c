package dev.gatehouse.delivery;

import dev.gatehouse.destination.Outcome;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Makes the attempts a bell calls for, one after the other, each within the deadline. */
@ApplicationScoped
class Courier {

    private static final System.Logger LOG = System.getLogger(Courier.class.getName());

    /** Beyond the deadline, so that a lease never ends before its attempt has been settled. */
    private static final Duration LEASE_MARGIN = Duration.ofSeconds(30);

    /** How long the deliveries of one bell may hold up those behind them before the rest are rung apart. */
    private static final Duration PATIENCE = Duration.ofMillis(200);

    @Inject
    private Claims claims;

    @Inject
    private Attempts attempts;

    @Inject
    private Workers workers;

    @Inject
    private Doorbell doorbell;

    @Inject
    private Clock clock;

    @Inject
    @ConfigProperty(name = "gatehouse.handler.timeout", defaultValue = "PT30S")
    private Duration deadline;

    /** Claims what can be claimed of these deliveries and attempts it. */
    void run(Collection<UUID> deliveryIds) throws InterruptedException {
        var taken = claims.take(deliveryIds, deadline.plus(LEASE_MARGIN));
        var startedAt = clock.instant();
        for (int i = 0; i < taken.size(); i++) {
            if (i > 0 && isSlow(startedAt)) {
                passOn(taken.subList(i, taken.size()));
                return;
            }
            attempt(taken.get(i));
        }
    }

    private boolean isSlow(Instant startedAt) {
        return Duration.between(startedAt, clock.instant()).compareTo(PATIENCE) > 0;
    }

    private void passOn(List<Claim> rest) {
        claims.putBack(rest);
        rest.forEach(claim -> doorbell.ring(List.of(claim.deliveryId())));
    }

    private void attempt(Claim claim) throws InterruptedException {
        var startedAt = clock.instant();
        try {
            workers.call(() -> attempts.make(claim, startedAt), deadline);
        } catch (TimeoutException late) {
            fail(claim, startedAt, new Outcome.Failed("no answer within " + deadline, Optional.empty()));
        } catch (ExecutionException failure) {
            fail(claim, startedAt, Outcome.Failed.of(failure.getCause()));
        }
    }

    private void fail(Claim claim, Instant startedAt, Outcome.Failed failed) {
        var settlement = attempts.fail(claim, startedAt, failed);
        LOG.log(
                System.Logger.Level.WARNING,
                "event=attempt_failed delivery={0} endpoint={1} type={2} attempt={3} status={4} error=\"{5}\"",
                claim.deliveryId(),
                claim.event().endpoint(),
                claim.event().type(),
                claim.attempt(),
                settlement.status().text(),
                failed.error());
    }
}
