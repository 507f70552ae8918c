package dev.gatehouse.signature;

import java.util.List;
import java.util.Optional;

/**
 * A sender of webhooks, as its file in {@code resources/providers} describes it.
 *
 * @param id what endpoints name it by; the file's name
 * @param name what people call it
 * @param documentation where it documents its signatures
 * @param setup what to paste where
 * @param scheme how it signs; null when the endpoint says so itself or nothing is signed
 * @param event where its events' id, type and idempotency key stand
 * @param challenge how it makes sure of an endpoint; null when it does not
 */
public record Provider(
        String id,
        String name,
        String documentation,
        String setup,
        SignatureScheme scheme,
        EventPlaces event,
        Challenge challenge) {

    /** Refuses what every provider must have. */
    public Provider {
        Words.require(id, "id");
        Words.require(name, "name");
        Words.require(setup, "setup");
        event = event == null ? new EventPlaces(null, null, null) : event;
    }

    /**
     * Where an event's labels stand; the first place that has a value counts.
     *
     * @param id places of the sender's id
     * @param type places of the event type
     * @param key places of the idempotency key
     */
    public record EventPlaces(List<RequestValue> id, List<RequestValue> type, List<RequestValue> key) {

        /** The body's digest is the key of last resort. */
        public EventPlaces {
            id = id == null ? List.of() : List.copyOf(id);
            type = type == null ? List.of() : List.copyOf(type);
            key = key == null || key.isEmpty() ? List.of(new RequestValue.BodyHash()) : List.copyOf(key);
        }
    }

    /**
     * A request that wants a value back instead of becoming an event. It is verified like any other.
     *
     * @param when where the word stands that marks it
     * @param equals the word
     * @param echo where the value stands
     */
    public record Challenge(RequestValue when, String equals, RequestValue echo) {

        /** Refuses half a challenge. */
        public Challenge {
            Words.require(when, "when");
            Words.require(equals, "equals");
            Words.require(echo, "echo");
        }

        /** What to answer; empty when the request is none. */
        public Optional<String> answer(VerifiedRequest verified) {
            return when.read(verified.request()).filter(equals::equals).flatMap(word -> echo.read(verified.request()));
        }
    }
}
