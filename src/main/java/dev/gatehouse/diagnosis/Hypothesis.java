package dev.gatehouse.diagnosis;

import java.util.stream.Stream;

/** One kind of mistake. */
@FunctionalInterface
interface Hypothesis {

    /** The ways in which it may have been made, the likeliest first; each undoes it in what it is given. */
    Stream<Guess> guesses(Attempt from);
}
