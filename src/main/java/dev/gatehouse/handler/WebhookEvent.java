package dev.gatehouse.handler;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReaderFactory;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * An event as a handler sees it. The handler runs in a transaction: what it writes to the database is committed together
 * with the outcome of the delivery, or not at all. A handler that throws has failed; the delivery is tried again.
 */
public final class WebhookEvent {

    private static final int LARGEST_RESULT = 64 * 1024;

    /** Kept, because {@code Json.createReader} searches the whole class path for a provider each time. */
    private static final JsonReaderFactory JSON = Json.createReaderFactory(Map.of());

    private final EventFacts facts;
    private final HandlerOutcome outcome = new HandlerOutcome();

    /** Made by Gatehouse for each attempt; public for the tests of handlers. */
    public WebhookEvent(EventFacts facts) {
        this.facts = Objects.requireNonNull(facts, "facts");
    }

    /** What was received. */
    public EventFacts facts() {
        return facts;
    }

    /** The event type. */
    public String type() {
        return facts.type();
    }

    /** The sender's id for the event, ours when it gave none. */
    public String eventId() {
        return facts.eventId();
    }

    /** The first header of this name, whatever its case. */
    public Optional<String> header(String name) {
        var wanted = name.toLowerCase(Locale.ROOT);
        return facts.headers().stream()
                .filter(header -> header.name().toLowerCase(Locale.ROOT).equals(wanted))
                .map(EventFacts.Header::value)
                .findFirst();
    }

    /** The body as UTF-8 text. */
    public String text() {
        return new String(facts.body(), StandardCharsets.UTF_8);
    }

    /**
     * The body as a JSON object.
     *
     * @throws JsonException when it is none
     */
    public JsonObject json() {
        try (var reader = JSON.createReader(new ByteArrayInputStream(facts.body()))) {
            return reader.readObject();
        }
    }

    /**
     * Sets what a sender that waits for a result is told.
     *
     * @throws IllegalArgumentException when it is null or larger than 64 KiB
     */
    public void respond(JsonObject result) {
        if (result == null) {
            throw new IllegalArgumentException(
                    "a handler's result must not be null; call ignore(reason) to say nothing");
        }
        var text = result.toString();
        if (text.length() > LARGEST_RESULT) {
            throw new IllegalArgumentException("a handler's result must not be larger than 64 KiB");
        }
        outcome.respond(text);
    }

    /** Says that there was nothing to do, and why; the delivery ends as ignored. */
    public void ignore(String reason) {
        outcome.ignore(Objects.requireNonNull(reason, "reason"));
    }

    /** What the handlers have set so far. */
    public HandlerOutcome outcome() {
        return outcome;
    }
}
