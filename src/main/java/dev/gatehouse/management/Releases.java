package dev.gatehouse.management;

import dev.gatehouse.ingress.Release;
import dev.gatehouse.ingress.Release.Outcome;
import dev.gatehouse.problem.Problem;
import dev.gatehouse.rejection.Pen;
import dev.gatehouse.rejection.Rejection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.WebApplicationException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/**
 * Lets refused requests in and takes them out of the pen, in this order: when something fails in between, the next try
 * finds the event and takes them out then.
 */
@ApplicationScoped
class Releases {

    /** As long as a sender at the door waits. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @Inject
    private RejectionReading rejections;

    @Inject
    private Release release;

    @Inject
    private Pen pen;

    /** What became of one; empty when it is not in the pen. */
    Optional<Outcome> one(UUID id) {
        return rejections
                .rejection(id)
                .map(rejection -> let(List.of(rejection), false).get(0));
    }

    BulkRelease.Result many(BulkRelease wanted) {
        int most = wanted.most();
        var found = rejections.oldest(wanted.conditions(), wanted.cursor(), most);
        var looked = found.subList(0, Math.min(most, found.size()));
        var outcomes = let(looked, wanted.dryRun());
        return new BulkRelease.Result(
                count(outcomes, Outcome.Accepted.class),
                count(outcomes, Outcome.Duplicate.class),
                count(outcomes, Outcome.StillRefused.class),
                count(outcomes, Outcome.Impossible.class),
                found.size() > most ? looked.get(most - 1).id().toString() : null);
    }

    private static int count(List<Outcome> outcomes, Class<? extends Outcome> kind) {
        return (int) outcomes.stream().filter(kind::isInstance).count();
    }

    /** All are handed in before the first is waited for, so that they share commits. */
    private List<Outcome> let(List<Rejection> looked, boolean dryRun) {
        var entering = looked.stream()
                .map(rejection -> release.release(rejection, dryRun)
                        .toCompletableFuture()
                        .orTimeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS))
                .toList();
        var in = new ArrayList<UUID>();
        var outcomes = new ArrayList<Outcome>();
        for (int at = 0; at < looked.size(); at++) {
            var outcome = await(entering.get(at), dryRun ? List.of() : in);
            outcomes.add(outcome);
            if (outcome instanceof Outcome.Accepted || outcome instanceof Outcome.Duplicate) {
                in.add(looked.get(at).id());
            }
        }
        takeOut(dryRun ? List.of() : in);
        return outcomes;
    }

    private Outcome await(CompletableFuture<Outcome> entering, List<UUID> in) {
        try {
            return entering.join();
        } catch (CompletionException notNow) {
            takeOut(in);
            throw new WebApplicationException(Problem.of(
                            503,
                            "unavailable",
                            "what was refused can't be stored now and stays in the pen; send the same again")
                    .response()
                    .header("Retry-After", 2)
                    .build());
        }
    }

    private void takeOut(List<UUID> in) {
        if (!in.isEmpty()) {
            pen.remove(in);
        }
    }
}
