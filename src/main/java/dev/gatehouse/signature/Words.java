package dev.gatehouse.signature;

import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The closed vocabulary of schemes: a word that is not in it is refused, and the answer says which are. */
final class Words {

    private Words() {}

    static <T> T find(T[] all, Function<T, String> word, String wanted, String what) {
        return Arrays.stream(all)
                .filter(one -> word.apply(one).equals(wanted))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        what + " must be one of " + Arrays.stream(all).map(word).collect(Collectors.joining(", "))));
    }

    static <T> T require(T value, String what) {
        if (value == null) {
            throw new IllegalArgumentException(what + " is missing");
        }
        return value;
    }
}
