package dev.gatehouse.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.routing.Route;
import dev.gatehouse.routing.SubscriptionDefinition;
import dev.gatehouse.routing.SubscriptionState;
import dev.gatehouse.signature.Headers;
import dev.gatehouse.signature.InboundRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrderKeyTest {

    private static final InboundRequest OF_ANNA = request("anna", "{\"data\":{\"customer\":{\"id\":7}}}");
    private static final InboundRequest OF_BEN = request("ben", "{\"data\":{\"customer\":{\"id\":8}}}");

    @ParameterizedTest
    @ValueSource(strings = {"json:/data/customer/id", "header:x-customer"})
    void sameValueSameLine(String orderKey) {
        var route = route(1, "{\"orderKey\":\"%s\"}".formatted(orderKey));
        assertThat(OrderKey.of(route, OF_ANNA)).isPresent().isEqualTo(OrderKey.of(route, OF_ANNA));
        assertThat(OrderKey.of(route, OF_ANNA)).isNotEqualTo(OrderKey.of(route, OF_BEN));
    }

    @Test
    void eachSubscriptionHasItsOwnLinesAndLocks() {
        var one = OrderKey.of(route(1, "{\"orderKey\":\"header:X-Customer\"}"), OF_ANNA)
                .orElseThrow();
        var other = OrderKey.of(route(2, "{\"orderKey\":\"header:X-Customer\"}"), OF_ANNA)
                .orElseThrow();
        assertThat(one).isNotEqualTo(other);
        assertThat(one.lock()).isNotEqualTo(other.lock());
    }

    @Test
    void withoutAnOrderKeyOrItsValueThereIsNoLine() {
        assertThat(OrderKey.of(route(1, "{}"), OF_ANNA)).isEmpty();
        assertThat(OrderKey.of(route(1, "{\"orderKey\":\"json:/nothing/here\"}"), OF_ANNA))
                .isEmpty();
        assertThat(OrderKey.of(route(1, "{\"orderKey\":\"json:/data\"}"), request("", "no JSON")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "customer", "json:customer", "header:", "header: ", "body-sha256"})
    void whatIsNoOrderKeyIsRefused(String orderKey) {
        assertThatThrownBy(() -> route(1, "{\"orderKey\":\"%s\"}".formatted(orderKey)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("orderKey must be json:/pointer or header:NAME");
    }

    private static Route route(long subscription, String definition) {
        var rules = SubscriptionDefinition.read(definition).rules("handler");
        return new Route(subscription, "handlers", SubscriptionState.ACTIVE, false, rules);
    }

    private static InboundRequest request(String customer, String body) {
        var headers = Headers.of(Map.of("X-Customer", List.of(customer)));
        return new InboundRequest("POST", "/", headers, body.getBytes(StandardCharsets.UTF_8));
    }
}
