package dev.gatehouse.delivery;

import dev.gatehouse.endpoint.Endpoint;
import dev.gatehouse.routing.EventInput;
import dev.gatehouse.routing.Filter;
import dev.gatehouse.routing.Route;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Which ways one event goes. Its body is looked into only when a filter asks. */
final class Matching {

    private static final int LONGEST_REASON = 500;

    private final Endpoint endpoint;
    private final MatchedEvent event;
    private final Predicate<Route> leaves;
    private EventInput input;

    /**
     * Nothing is looked at yet.
     *
     * @param leaves whether a way leads out of this application
     */
    Matching(Endpoint endpoint, MatchedEvent event, Predicate<Route> leaves) {
        this.endpoint = endpoint;
        this.event = event;
        this.leaves = leaves;
    }

    /** One for each subscription that takes the event. */
    List<NewDelivery> deliveries() {
        return endpoint.routes().stream()
                .filter(route -> route.takes(event.type()))
                .flatMap(route -> filtered(route).stream())
                .toList();
    }

    /** To one subscription, whatever it takes. */
    List<NewDelivery> to(long subscriptionId) {
        return endpoint.routes().stream()
                .filter(route -> route.subscriptionId() == subscriptionId)
                .map(this::delivery)
                .toList();
    }

    private Optional<NewDelivery> filtered(Route route) {
        if (route.filter().isEmpty()) {
            return Optional.of(delivery(route));
        }
        var answer = route.filter().get().test(input());
        return answer.verdict() == Filter.Verdict.LEAVES
                ? Optional.empty()
                : Optional.of(delivery(route)
                        .because(answer.reason().map(Matching::storable).orElse(null)));
    }

    /** What a filter says may quote the event. */
    private static String storable(String reason) {
        var text = reason.replace("\u0000", "");
        return text.length() > LONGEST_REASON ? text.substring(0, LONGEST_REASON) : text;
    }

    private NewDelivery delivery(Route route) {
        var delivery = NewDelivery.of(event.id(), endpoint.id(), route, leaves.test(route));
        return route.orderKey().isEmpty() ? delivery : delivery.inLine(OrderKey.of(route, event.request()));
    }

    private EventInput input() {
        if (input == null) {
            var facts = EventInput.event(event.id().toString(), event.type(), endpoint.slug(), event.receivedAt());
            input = new EventInput(
                    facts, event.headers().entries(), event.request().body());
        }
        return input;
    }
}
