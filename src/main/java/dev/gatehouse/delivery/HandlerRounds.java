package dev.gatehouse.delivery;

import dev.gatehouse.destination.Destination;
import dev.gatehouse.destination.Outcome;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Status;
import jakarta.transaction.UserTransaction;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.hibernate.Session;

/**
 * Attempts at a destination that works in the database: the effects of all handlers of a round and the settlements of
 * their deliveries are one transaction, so an effect exists exactly when its delivery is settled. {@link Footing} says
 * what becomes of the others when one of them fails.
 */
@ApplicationScoped
class HandlerRounds {

    /** How long the first deliveries of a round may hold up the others before those are left to somebody else. */
    private static final Duration PATIENCE = Duration.ofMillis(200);

    /** How many rounds are made apart after one that failed together: where one failure is, there are others. */
    private static final int CAREFUL = 64;

    @PersistenceContext
    private EntityManager entityManager;

    @Inject
    private UserTransaction transaction;

    @Inject
    private Settlements settlements;

    @Inject
    private Transformations transformations;

    @Inject
    private Verdicts verdicts;

    @Inject
    private Clock clock;

    @Inject
    private DeliverySettings settings;

    private final AtomicInteger carefulRounds = new AtomicInteger();

    /** How long a round takes at the most, when none of its attempts takes longer than it may. */
    Duration longest() {
        return settings.handlerTimeout().plus(PATIENCE);
    }

    /**
     * Makes the attempts and settles them.
     *
     * @return how many of the claims were attempted; the others were not touched
     * @throws Exception when nothing came of it: all is rolled back, and each claim is to be attempted alone
     */
    int make(Round round, Destination destination) throws Exception {
        var footing = footing(round, destination);
        try {
            return make(round, destination, footing);
        } catch (Exception failure) {
            if (footing == Footing.TOGETHER) {
                carefulRounds.set(CAREFUL);
            }
            throw failure;
        }
    }

    private Footing footing(Round round, Destination destination) {
        if (round.isOne()) {
            return Footing.ALONE;
        }
        if (carefulRounds.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            return Footing.APART;
        }
        boolean repeatable = round.claims().stream().allMatch(claim -> destination.repeatable(claim.event()));
        return repeatable ? Footing.TOGETHER : Footing.APART;
    }

    private int make(Round round, Destination destination, Footing footing) throws Exception {
        transaction.begin();
        boolean done = false;
        try {
            var made = attempt(round, destination, footing);
            write();
            if (!settlements.settle(made)) {
                throw new ClaimLost(round);
            }
            done = true;
            transaction.commit();
            made.forEach(verdicts::announce);
            return made.size();
        } finally {
            if (!done) {
                transaction.rollback();
            }
        }
    }

    private List<Settlement> attempt(Round round, Destination destination, Footing footing) throws Exception {
        var made = new ArrayList<Settlement>();
        var since = clock.instant();
        for (int place = 0; place < round.claims().size(); place++) {
            var now = clock.instant();
            if (place > 0 && Duration.between(since, now).compareTo(PATIENCE) > 0) {
                break;
            }
            var claim = round.begin(place, now);
            made.add(verdicts.on(claim, now, outcome(footing, claim, destination, now)));
        }
        return made;
    }

    private Outcome outcome(Footing footing, Claim claim, Destination destination, Instant startedAt) throws Exception {
        return switch (footing) {
            case TOGETHER -> deliver(claim, destination, startedAt);
            case ALONE -> deliverAndWrite(claim, destination, startedAt);
            case APART -> fromSavepoint(claim, destination, startedAt);
        };
    }

    private Outcome fromSavepoint(Claim claim, Destination destination, Instant startedAt) throws Exception {
        execute("savepoint attempt");
        try {
            return deliverAndWrite(claim, destination, startedAt);
        } catch (Exception failure) {
            if (transaction.getStatus() != Status.STATUS_ACTIVE) {
                throw failure;
            }
            entityManager.clear();
            execute("rollback to savepoint attempt");
            return Outcome.Failed.of(failure);
        }
    }

    private Outcome deliverAndWrite(Claim claim, Destination destination, Instant startedAt) throws Exception {
        var outcome = deliver(claim, destination, startedAt);
        write();
        requireInTime(startedAt);
        return outcome;
    }

    private Outcome deliver(Claim claim, Destination destination, Instant startedAt) throws Exception {
        var outcome = destination.deliver(transformations.of(claim));
        requireInTime(startedAt);
        return outcome;
    }

    /** What handlers left in the persistence context goes to the database. */
    private void write() {
        entityManager.flush();
        entityManager.clear();
    }

    /** A handler that notices its interruption and returns was too late all the same. */
    private void requireInTime(Instant startedAt) throws TimeoutException {
        if (Duration.between(startedAt, clock.instant()).compareTo(settings.handlerTimeout()) > 0) {
            throw new TimeoutException("no answer within " + settings.handlerTimeout());
        }
    }

    private void execute(String sql) {
        entityManager.unwrap(Session.class).doWork(connection -> {
            try (var statement = connection.createStatement()) {
                statement.execute(sql);
            }
        });
    }
}
