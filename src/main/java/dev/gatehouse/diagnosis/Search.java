package dev.gatehouse.diagnosis;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Looks for what would have been proven: one mistake first, then two of those that come together. */
final class Search {

    private final Budget budget = new Budget();
    private final List<Hypothesis> single;
    private final List<Hypothesis> first;
    private final List<Hypothesis> second;

    Search(Subject subject, Specimen specimen) {
        var bodies = Bodies.of(specimen.request());
        var others = new OtherSecrets(subject);
        var secrets = new SecretWritings();
        var writings = new SignatureWritings();
        var headers = new RenamedHeaders();
        var algorithms = new OtherAlgorithms();
        var urls = new Urls(specimen.urlAsSent());
        this.single = List.of(others, headers, writings, algorithms, secrets, urls, new TimestampUnits(), bodies);
        this.first = List.of(headers, others, writings, urls, secrets);
        this.second = List.of(others, writings, algorithms, bodies.likeliest(), secrets);
    }

    /** One finding for each kind of mistake that alone explains it; empty when none does. */
    List<Finding> oneMistake(Attempt from) {
        var found = new ArrayList<Finding>();
        for (var hypothesis : single) {
            proven(hypothesis, from).map(Guess::finding).ifPresent(found::add);
        }
        return found;
    }

    /** Two mistakes that explain it together; empty when none do. */
    List<Finding> twoMistakes(Attempt from) {
        for (var one : first) {
            for (var other : second) {
                if (one != other) {
                    var found = both(one, other, from);
                    if (!found.isEmpty()) {
                        return found;
                    }
                }
            }
        }
        return List.of();
    }

    /** Whether all there is was tried. */
    boolean isComplete() {
        return !budget.isSpent();
    }

    /** The first of the hypothesis that proves. */
    Optional<Guess> proven(Hypothesis hypothesis, Attempt from) {
        return hypothesis
                .guesses(from)
                .takeWhile(guess -> budget.allows(guess.attempt()))
                .filter(guess -> guess.attempt().proves())
                .findFirst();
    }

    private List<Finding> both(Hypothesis one, Hypothesis other, Attempt from) {
        var guesses = one.guesses(from).takeWhile(guess -> isComplete()).iterator();
        while (guesses.hasNext()) {
            var guess = guesses.next();
            var second = proven(other, guess.attempt());
            if (second.isPresent()) {
                return List.of(guess.finding(), second.get().finding());
            }
        }
        return List.of();
    }
}
