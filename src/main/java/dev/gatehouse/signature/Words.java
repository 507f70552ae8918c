package dev.gatehouse.signature;

import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The closed vocabulary of schemes: what is not in it is refused, and the answer says what is. */
final class Words {

    private Words() {}

    static <T> T find(T[] all, Function<T, String> word, String wanted) {
        return Arrays.stream(all)
                .filter(one -> word.apply(one).equals(wanted))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "must be one of " + Arrays.stream(all).map(word).collect(Collectors.joining(", "))));
    }

    static <T> T require(T value, String what) {
        return refuseUnless(value != null, value, what + " is missing");
    }

    static String requireText(String value, String what) {
        return refuseUnless(value != null && !value.isBlank(), value, what + " is missing or empty");
    }

    static void refuse(boolean wrong, String message) {
        if (wrong) {
            throw new IllegalArgumentException(message);
        }
    }

    private static <T> T refuseUnless(boolean right, T value, String message) {
        refuse(!right, message);
        return value;
    }
}
