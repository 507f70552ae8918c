package dev.gatehouse.diagnosis;

import dev.gatehouse.signature.VerificationFailure;
import dev.gatehouse.signature.VerificationFailure.Reason;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds out why a request is not proven: it undoes one mistake after the other, and asks the endpoint's own verifier each
 * time. What it says holds no secret and no signature.
 */
public final class Diagnosis {

    private Diagnosis() {}

    /** Examines a request; it may ask for the sender's published keys, so no transaction may be open. */
    public static Report of(Subject subject, Specimen specimen) {
        var attempt = Attempt.of(subject, specimen);
        if (!attempt.canVerify()) {
            return Report.withoutSecret(specimen.at());
        }
        return attempt.failure()
                .map(failure -> explained(subject, specimen, attempt, failure))
                .orElseGet(() -> Report.verified(specimen.at()));
    }

    private static Report explained(Subject subject, Specimen specimen, Attempt attempt, VerificationFailure failure) {
        if (attempt.verifier().lacksProof(specimen.request())) {
            var notKept = Finding.of(
                    Cause.NOT_KEPT,
                    "What proves this request is a secret itself and was not kept, so it can't be looked at again.");
            return Report.refused(failure, specimen.at(), List.of(notKept), true);
        }
        var search = new Search(subject, specimen);
        var findings = findings(search, attempt, failure);
        return Report.refused(
                failure, specimen.at(), findings, search.isComplete() && Bodies.isSmall(specimen.request()));
    }

    private static List<Finding> findings(Search search, Attempt attempt, VerificationFailure failure) {
        var clocks = new Clocks();
        var clock = search.proven(clocks, attempt);
        if (clock.isPresent()) {
            return List.of(clock.get().finding());
        }
        if (failure.reason() != Reason.TIMESTAMP_OUTSIDE_TOLERANCE) {
            return mistakes(search, attempt);
        }
        var found = new ArrayList<Finding>();
        clocks.guesses(attempt)
                .findFirst()
                .ifPresentOrElse(
                        late -> {
                            found.add(late.finding());
                            found.addAll(mistakes(search, late.attempt()));
                        },
                        () -> found.addAll(mistakes(search, attempt)));
        return found;
    }

    private static List<Finding> mistakes(Search search, Attempt attempt) {
        var one = search.oneMistake(attempt);
        if (!one.isEmpty()) {
            return one;
        }
        var two = search.twoMistakes(attempt);
        return two.isEmpty() ? List.of(Unexplained.of(attempt)) : two;
    }
}
