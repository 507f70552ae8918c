package dev.gatehouse.delivery;

import dev.gatehouse.endpoint.EndpointDirectory;
import dev.gatehouse.handler.EventFacts;
import dev.gatehouse.routing.EventInput;
import dev.gatehouse.routing.Route;
import dev.gatehouse.routing.Transformation;
import dev.gatehouse.routing.TransformationFailed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** What a destination is given of an event: what was received, or what its subscription makes of that. */
@ApplicationScoped
class Transformations {

    /** Headers that say how the bytes are to be read, and are not true of others. */
    private static final Set<String> ABOUT_THE_BYTES =
            Set.of("content-type", "content-length", "content-encoding", "content-md5", "digest", "content-digest");

    @Inject
    private EndpointDirectory endpoints;

    /**
     * The facts for one attempt.
     *
     * @throws TransformationFailed when there is no body to deliver; the attempt has failed
     */
    EventFacts of(Claim claim) throws TransformationFailed {
        var transformation = endpoints.route(claim.subscriptionId()).flatMap(Route::transformation);
        return transformation.isPresent() ? transformed(claim.event(), transformation.get()) : claim.event();
    }

    private static EventFacts transformed(EventFacts received, Transformation transformation)
            throws TransformationFailed {
        var lines = received.headers().stream()
                .map(header -> Map.entry(header.name(), header.value()))
                .toList();
        var event =
                EventInput.event(received.id().toString(), received.type(), received.endpoint(), received.receivedAt());
        var body = transformation.apply(new EventInput(event, lines, received.body()));
        return new EventFacts(
                received.id(),
                received.endpoint(),
                received.eventId(),
                received.type(),
                received.receivedAt(),
                headers(received.headers()),
                body,
                received.attempt());
    }

    private static List<EventFacts.Header> headers(List<EventFacts.Header> received) {
        return Stream.concat(
                        received.stream()
                                .filter(header ->
                                        !ABOUT_THE_BYTES.contains(header.name().toLowerCase(Locale.ROOT))),
                        Stream.of(new EventFacts.Header("Content-Type", "application/json")))
                .toList();
    }
}
