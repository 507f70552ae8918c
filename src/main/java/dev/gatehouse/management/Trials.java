package dev.gatehouse.management;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gatehouse.endpoint.InvalidDocument;
import dev.gatehouse.inbox.Event;
import dev.gatehouse.inbox.HeaderText;
import dev.gatehouse.problem.Problem.FieldError;
import dev.gatehouse.routing.EventInput;
import dev.gatehouse.routing.Filter;
import dev.gatehouse.routing.Transformation;
import dev.gatehouse.routing.TransformationFailed;
import dev.gatehouse.routing.TypePattern;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;

/** Tries filters and transformations out. */
@ApplicationScoped
class Trials {

    /** An event as a trial needs it. */
    private record Example(String type, EventInput input, byte[] body) {}

    @Inject
    private EventReading events;

    @Inject
    private Clock clock;

    /**
     * Runs a trial.
     *
     * @throws InvalidDocument when an expression is broken, with the place, or there is nothing to run it on
     */
    Trial.Result run(Trial trial) {
        var filter = compiled("filter", trial.filter(), Filter::of);
        var transformation = compiled("transform", trial.transform(), Transformation::of);
        var example = example(trial);
        if (!takes(trial.types(), example.type())) {
            return new Trial.Result(false, null, "no pattern of types takes " + example.type(), null, null);
        }
        var answer = filter == null ? null : filter.test(example.input());
        var verdict = answer == null ? null : answer.verdict().name().toLowerCase(Locale.ROOT);
        if (answer != null && !answer.delivers()) {
            return new Trial.Result(false, verdict, null, null, null);
        }
        var reason = answer == null ? null : answer.reason().orElse(null);
        return delivered(verdict, reason, transformation, example);
    }

    private static Trial.Result delivered(
            String verdict, String reason, Transformation transformation, Example example) {
        try {
            var body = transformation == null ? example.body() : transformation.apply(example.input());
            return new Trial.Result(true, verdict, reason, new String(body, StandardCharsets.UTF_8), null);
        } catch (TransformationFailed failed) {
            return new Trial.Result(true, verdict, reason, null, failed.getMessage());
        }
    }

    private static boolean takes(List<String> types, String type) {
        return types == null
                || types.stream()
                        .filter(Objects::nonNull)
                        .map(pattern -> compiled("types", pattern, TypePattern::of))
                        .anyMatch(pattern -> pattern.matches(type));
    }

    private static <T> T compiled(String field, String text, Function<String, T> compiler) {
        try {
            return text == null ? null : compiler.apply(text);
        } catch (IllegalArgumentException broken) {
            throw invalid(field, broken.getMessage());
        }
    }

    private Example example(Trial trial) {
        if (trial.event() == null) {
            if (trial.body() == null) {
                throw invalid("event", "is missing; give the id of a stored event here, or a body in body");
            }
            return pasted(trial);
        }
        if (trial.body() != null || trial.headers() != null || trial.type() != null || trial.endpoint() != null) {
            throw invalid("event", "does not go with a pasted body, type, endpoint or headers; give one or the other");
        }
        var event = events.event(Parameters.id(trial.event()))
                .orElseThrow(() -> invalid("event", "there is no event with the id " + trial.event()));
        return stored(event);
    }

    private Example pasted(Trial trial) {
        var type = trial.type() == null ? "unknown" : trial.type();
        var endpoint = trial.endpoint() == null ? "example" : trial.endpoint();
        var headers = trial.headers() == null ? Map.<String, String>of() : trial.headers();
        var facts = EventInput.event(new UUID(0, 0).toString(), type, endpoint, clock.instant());
        var body = bytes(trial.body());
        return new Example(type, new EventInput(facts, List.copyOf(headers.entrySet()), body), body);
    }

    private static byte[] bytes(JsonNode body) {
        return (body.isTextual() ? body.textValue() : body.toString()).getBytes(StandardCharsets.UTF_8);
    }

    private Example stored(Event event) {
        var facts = EventInput.event(
                event.id().toString(), event.type(), events.slug(event.endpointId()), event.receivedAt());
        var headers = HeaderText.read(event.headers()).stream()
                .map(pair -> Map.entry(pair.get(0), pair.get(1)))
                .toList();
        return new Example(event.type(), new EventInput(facts, headers, event.body()), event.body());
    }

    private static InvalidDocument invalid(String field, String message) {
        return new InvalidDocument(List.of(new FieldError(field, message)));
    }
}
