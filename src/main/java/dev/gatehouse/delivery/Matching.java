package dev.gatehouse.delivery;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.gatehouse.endpoint.Endpoint;
import dev.gatehouse.endpoint.EndpointState;
import dev.gatehouse.inbox.Arrival;
import dev.gatehouse.routing.EventInput;
import dev.gatehouse.routing.Filter;
import dev.gatehouse.routing.Route;
import dev.gatehouse.routing.SubscriptionState;
import java.util.List;
import java.util.Optional;

/** Which ways one event goes. Its body is looked into only when a filter asks. */
final class Matching {

    private static final int LONGEST_REASON = 500;

    private final Endpoint endpoint;
    private final Arrival arrival;
    private EventInput input;

    Matching(Endpoint endpoint, Arrival arrival) {
        this.endpoint = endpoint;
        this.arrival = arrival;
    }

    List<NewDelivery> deliveries() {
        return endpoint.routes().stream()
                .filter(route -> route.takes(arrival.identity().type()))
                .flatMap(route -> delivery(route).stream())
                .toList();
    }

    private Optional<NewDelivery> delivery(Route route) {
        if (route.filter().isEmpty()) {
            return Optional.of(delivery(route, null));
        }
        var answer = route.filter().get().test(input());
        return answer.verdict() == Filter.Verdict.LEAVES
                ? Optional.empty()
                : Optional.of(
                        delivery(route, answer.reason().map(Matching::storable).orElse(null)));
    }

    /** What a filter says may quote the event. */
    private static String storable(String reason) {
        var text = reason.replace("\u0000", "");
        return text.length() > LONGEST_REASON ? text.substring(0, LONGEST_REASON) : text;
    }

    private NewDelivery delivery(Route route, String reason) {
        return new NewDelivery(
                UuidCreator.getTimeOrderedEpochPlus1(),
                arrival.id(),
                endpoint.id(),
                route.subscriptionId(),
                status(route),
                reason);
    }

    private DeliveryStatus status(Route route) {
        return endpoint.state() == EndpointState.PAUSED || route.state() == SubscriptionState.PAUSED
                ? DeliveryStatus.HELD
                : DeliveryStatus.PENDING;
    }

    private EventInput input() {
        if (input == null) {
            var identity = arrival.identity();
            var event =
                    EventInput.event(arrival.id().toString(), identity.type(), endpoint.slug(), arrival.receivedAt());
            input = new EventInput(event, arrival.headers().entries(), arrival.body());
        }
        return input;
    }
}
