package dev.gatehouse.destination;

import jakarta.enterprise.event.ObserverException;
import java.time.Duration;
import java.util.Optional;

/** How an attempt ended. */
public sealed interface Outcome {

    /**
     * Done.
     *
     * @param result what a sender that waits is told, JSON; empty when the destination said nothing
     */
    record Delivered(Optional<String> result) implements Outcome {}

    /**
     * Nothing was to be done.
     *
     * @param reason why, a stable word
     */
    record Ignored(String reason) implements Outcome {}

    /**
     * Not done; tried again while the retry policy allows.
     *
     * @param error what went wrong, for people
     * @param restAtLeast how long the destination asked to be left alone; empty when it did not
     */
    record Failed(String error, Optional<Duration> restAtLeast) implements Outcome {

        private static final int LONGEST_ERROR = 2_000;

        /** Keeps an error at a length people read. */
        public Failed {
            error = error.length() > LONGEST_ERROR ? error.substring(0, LONGEST_ERROR) : error;
            error = error.replace("\u0000", "");
        }

        /** A failure by exception: its class, and its message when it has one; of one that CDI wrapped, its cause's. */
        public static Failed of(Throwable thrown) {
            var cause = thrown instanceof ObserverException && thrown.getCause() != null ? thrown.getCause() : thrown;
            var message = cause.getMessage();
            var name = cause.getClass().getSimpleName();
            return new Failed(message == null ? name : name + ": " + message, Optional.empty());
        }
    }
}
