package dev.gatehouse.signature;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.Optional;

/**
 * A request by which a provider makes sure of an endpoint: it wants an answer instead of becoming an event.
 *
 * @param kind how it goes
 * @param when where the word stands that marks it
 * @param equals the word
 * @param echo where the value stands that it wants back; in the JSON body
 */
public record Challenge(Kind kind, RequestValue when, String equals, RequestValue echo) {

    /** How a challenge goes. */
    public enum Kind {
        /** A signed request carries a value, and the answer is 200 with the value as plain text. */
        BODY_ECHO;

        /** As files spell it. */
        @JsonValue
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        @JsonCreator
        static Kind of(String word) {
            return Words.find(values(), Kind::word, word);
        }
    }

    /** Refuses half a challenge. */
    public Challenge {
        Words.require(kind, "kind");
        Words.require(when, "when");
        Words.requireText(equals, "equals");
        Words.refuse(!(echo instanceof RequestValue.JsonBodyValue), "echo must be json:/pointer");
    }

    /** What to answer, as it came and however long; empty when the request is none of these. */
    public Optional<String> answer(VerifiedRequest verified) {
        var request = verified.request();
        var value = (RequestValue.JsonBodyValue) echo;
        return when.read(request).filter(equals::equals).flatMap(word -> value.raw(request.body()));
    }
}
