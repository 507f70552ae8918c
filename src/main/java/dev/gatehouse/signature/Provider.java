package dev.gatehouse.signature;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * A sender of webhooks, as its file in {@code resources/providers} describes it.
 *
 * @param id what endpoints name it by; the file's name
 * @param guide what people have to know of it
 * @param scheme how it signs; absent when the endpoint says so itself or nothing is signed
 * @param event where its events' id, type and idempotency key stand
 * @param handshakes how it makes sure of an endpoint; absent when it does not
 * @param reply what it wants to be told of every event; absent when any success will do
 */
public record Provider(
        String id,
        Guide guide,
        SignatureScheme scheme,
        EventPlaces event,
        List<Handshake> handshakes,
        ProviderReply reply) {

    /** Refuses what every provider must have. */
    public Provider {
        Words.requireText(id, "id");
        Words.require(guide, "guide");
        event = event == null ? new EventPlaces(null, null, null) : event;
        handshakes = handshakes == null ? List.of() : List.copyOf(handshakes);
    }

    /** What people call it. */
    public String name() {
        return guide.name();
    }

    /** Where it documents its signatures. */
    public String documentation() {
        return guide.documentation();
    }

    /** What to paste where. */
    public String setup() {
        return guide.setup();
    }

    /**
     * What people have to know.
     *
     * @param name what they call it
     * @param setup what to paste where
     * @param documentation where it documents its signatures; absent when it is nobody in particular
     * @param source what the file was written after: a page, or a repository and path; absent likewise
     * @param retryHours how long it tries again, so how long a key must be remembered; absent when not known
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Guide(String name, String setup, String documentation, String source, Integer retryHours) {

        /** Refuses what leaves people in the dark. */
        public Guide {
            Words.requireText(name, "name");
            Words.requireText(setup, "setup");
            Words.refuse(retryHours != null && retryHours < 1, "retryHours must be 1 or more");
        }
    }

    /**
     * Where an event's labels stand; the first place that has a value counts.
     *
     * @param id places of the sender's id
     * @param type places of the event type
     * @param key places of the idempotency key; absent for the body's digest
     */
    public record EventPlaces(List<RequestValue> id, List<RequestValue> type, List<RequestValue> key) {

        /** What is left out is nowhere. */
        public EventPlaces {
            id = id == null ? List.of() : List.copyOf(id);
            type = type == null ? List.of() : List.copyOf(type);
            key = key == null || key.isEmpty() ? List.of(new RequestValue.BodyHash()) : List.copyOf(key);
        }
    }
}
