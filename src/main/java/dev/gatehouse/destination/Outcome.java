package dev.gatehouse.destination;

import jakarta.enterprise.event.ObserverException;
import java.time.Duration;
import java.util.Optional;

/** How an attempt ended. */
public sealed interface Outcome {

    /**
     * What an HTTP receiver answered.
     *
     * @param status the HTTP status
     * @param body its beginning, as text
     */
    record Reply(int status, String body) {

        /** Without what PostgreSQL takes for no text. */
        public Reply {
            body = body.replace("\u0000", "");
        }
    }

    /**
     * Done.
     *
     * @param result what a sender that waits is told, JSON; empty when the destination said nothing
     * @param reply what an HTTP receiver answered
     */
    record Delivered(Optional<String> result, Optional<Reply> reply) implements Outcome {

        /** Done by something that has no HTTP status. */
        public Delivered(Optional<String> result) {
            this(result, Optional.empty());
        }
    }

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
     * @param reply what an HTTP receiver answered
     */
    record Failed(String error, Optional<Duration> restAtLeast, Optional<Reply> reply) implements Outcome {

        /** Keeps an error at a length people read. */
        public Failed {
            error = readable(error);
        }

        /** Failed without an HTTP status. */
        public Failed(String error, Optional<Duration> restAtLeast) {
            this(error, restAtLeast, Optional.empty());
        }

        /** A failure by exception: its class, and its message when it has one; of one that CDI wrapped, its cause's. */
        public static Failed of(Throwable thrown) {
            var cause = thrown instanceof ObserverException && thrown.getCause() != null ? thrown.getCause() : thrown;
            var message = cause.getMessage();
            var name = cause.getClass().getSimpleName();
            return new Failed(message == null ? name : name + ": " + message, Optional.empty());
        }
    }

    /**
     * Not done, and never will be as things are; not tried again by itself.
     *
     * @param error why, for people
     * @param gone whether the receiver wants no more events at all, so that its subscription is to be disabled
     * @param reply what an HTTP receiver answered
     */
    record Refused(String error, boolean gone, Optional<Reply> reply) implements Outcome {

        /** Keeps an error at a length people read. */
        public Refused {
            error = readable(error);
        }
    }

    private static String readable(String error) {
        var text = error.length() > 2_000 ? error.substring(0, 2_000) : error;
        return text.replace("\u0000", "");
    }
}
