package dev.gatehouse.delivery;

import dev.gatehouse.destination.Destination;
import dev.gatehouse.destination.Outcome;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/** Makes the attempts a bell calls for, none longer than the deadline. */
@ApplicationScoped
class Courier {

    private static final System.Logger LOG = System.getLogger(Courier.class.getName());

    /** Beyond the deadline, so that a lease never ends before its attempt has been settled. */
    private static final Duration LEASE_MARGIN = Duration.ofSeconds(30);

    /** Tried again, it would only take the next thread. */
    private static final String UNSTOPPABLE =
            "no answer in time, and the handler does not end when it is interrupted; not tried again by itself";

    @Inject
    private Claims claims;

    @Inject
    private Destinations destinations;

    @Inject
    private Outbound outbound;

    @Inject
    private HandlerRounds handlerRounds;

    @Inject
    private Verdicts verdicts;

    @Inject
    private Workers workers;

    @Inject
    private Doorbell doorbell;

    @Inject
    private Clock clock;

    @Inject
    private DeliverySettings settings;

    /** Claims what can be claimed of these deliveries and attempts it. */
    void run(Collection<UUID> deliveryIds) throws InterruptedException {
        if (!workers.anyFree()) {
            LOG.log(System.Logger.Level.WARNING, "event=too_many_handlers_hang next=tries_again_when_one_ends");
            return;
        }
        var taken = goingOn(claims.take(deliveryIds, settings.handlerTimeout().plus(LEASE_MARGIN)));
        var byDestination = taken.stream().collect(Collectors.groupingBy(destinations::of));
        for (var together : byDestination.entrySet()) {
            if (together.getKey().isPresent()) {
                attempt(round(together.getValue()), together.getKey().get());
            } else {
                park(together.getValue());
            }
        }
    }

    /** Whoever paused a subscription after a bell was rung does not mean the bell to be answered. */
    private List<Claim> goingOn(List<Claim> taken) {
        var held = taken.stream().filter(destinations::holds).toList();
        if (held.isEmpty()) {
            return taken;
        }
        claims.hold(held);
        return taken.stream().filter(claim -> !held.contains(claim)).toList();
    }

    private void attempt(Round round, Destination destination) throws InterruptedException {
        try {
            int made = workers.call(() -> handlerRounds.make(round, destination), handlerRounds.longest());
            passOn(round.claims().subList(made, round.claims().size()));
        } catch (Unstoppable late) {
            verdicts.bury(round.current(), round.currentStartedAt(), failed(UNSTOPPABLE));
            passOn(round.allButCurrent());
        } catch (TimeoutException late) {
            verdicts.settle(
                    round.current(), round.currentStartedAt(), failed("no answer within " + settings.handlerTimeout()));
            passOn(round.allButCurrent());
        } catch (ExecutionException failure) {
            apart(round, destination, failure.getCause());
        }
    }

    /** What failed as a whole is attempted one by one; what failed alone has failed. */
    private void apart(Round round, Destination destination, Throwable cause) throws InterruptedException {
        if (round.isOne()) {
            verdicts.settle(round.current(), round.currentStartedAt(), Outcome.Failed.of(cause));
            return;
        }
        for (var claim : round.claims()) {
            attempt(round(List.of(claim)), destination);
        }
    }

    /** Leaves claims to whoever is free, one bell each, so that slow handlers are spread over the listeners. */
    private void passOn(List<Claim> rest) {
        if (!rest.isEmpty()) {
            claims.putBack(rest);
            doorbell.ringApart(rest.stream().map(Claim::deliveryId).toList());
        }
    }

    private Round round(List<Claim> together) {
        return new Round(together, clock.instant());
    }

    /** Where these lead is not here, or not known, or not now: no attempt is used up. */
    private void park(List<Claim> notHere) {
        var leaving = notHere.stream().collect(Collectors.partitioningBy(destinations::isElsewhere));
        if (!leaving.get(true).isEmpty()) {
            outbound.sendOut(leaving.get(true));
        }
        if (!leaving.get(false).isEmpty()) {
            rest(leaving.get(false));
        }
    }

    private void rest(List<Claim> astray) {
        claims.rest(astray);
        LOG.log(
                System.Logger.Level.WARNING,
                "event=destination_unknown deliveries={0} subscription={1} next=tries_again_in_10_s",
                Integer.toString(astray.size()),
                Long.toString(astray.get(0).subscriptionId()));
    }

    private static Outcome.Failed failed(String error) {
        return new Outcome.Failed(error, Optional.empty());
    }
}
