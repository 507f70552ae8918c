package dev.gatehouse.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An endpoint is tried out with a sample that it takes for one of its provider's. */
@ExtendWith(SharedProduct.class)
class EndpointTestIT {

    private final Product product;

    EndpointTestIT(Product product) {
        this.product = product;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        github            | the-secret
        stripe            | whsec_the-secret
        slack             | the-secret
        shopify           | the-secret
        gitlab            | the-secret
        standard-webhooks | whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw
        paddle-billing    | pdl_ntfset_1
        square            | the-secret
        hubspot-v3        | the-secret
        revolut           | wsk_1
        cloudevents       | the-secret
        hmac-sha256-hex   | the-secret
        """)
    void a_sample_is_signed_as_the_provider_signs_and_becomes_an_event(String provider, String secret) {
        DoorClient door = product.open("{\"provider\": \"%s\", \"secrets\": [\"%s\"]}".formatted(provider, secret));

        JsonNode outcome = test(door, "{\"type\": \"order.paid\"}").is(200).json();

        assertThat(outcome.path("status").asInt()).as(outcome.toString()).isEqualTo(200);
        assertThat(outcome.toString()).doesNotContain(secret);
        assertThat(product.management().onlyEvent(door.slug()).path("type").asText())
                .isIn("order.paid", "unknown");
    }

    @Test
    void its_labels_stand_where_the_endpoint_looks_for_them() {
        DoorClient door = product.open(DoorClient.SIGNED);
        test(door, "{\"type\": \"order.paid\"}").is(200);
        JsonNode event = product.management().onlyEvent(door.slug());
        assertThat(event.path("type").asText()).isEqualTo("order.paid");
        assertThat(event.path("eventId").asText()).startsWith("test_");
    }

    @Test
    void a_body_of_ones_own_is_sent_as_it_is() {
        DoorClient door = product.open(DoorClient.SIGNED);
        test(door, "{\"body\": {\"id\": \"mine\", \"n\": 1}}").is(200);
        JsonNode event = product.management().onlyEvent(door.slug());
        assertThat(event.path("eventId").asText()).isEqualTo("mine");
        assertThat(product.management().bodyOf(event)).asString().isEqualTo("{\"id\":\"mine\",\"n\":1}");
    }

    @Test
    void what_the_door_refuses_is_shown_as_it_is_refused() {
        DoorClient door = product.open("""
                {"provider": "github", "secrets": ["s"], "allowedSources": ["203.0.113.7"]}
                """);
        JsonNode outcome = test(door, "{}").is(200).json();
        assertThat(outcome.path("status").asInt()).isEqualTo(403);
        assertThat(outcome.path("body").asText()).contains("address_not_allowed");
    }

    @Test
    void a_scheme_whose_key_only_the_provider_has_is_not_signed_for() {
        DoorClient door = product.open("""
                {"provider": "telnyx", "secrets": ["11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo="]}
                """);
        test(door, "{}").isInvalid("provider");
    }

    @Test
    void an_endpoint_that_verifies_nothing_is_tried_out_unsigned_and_one_that_is_not_there_is_not() {
        DoorClient door = product.open("{\"provider\": \"none\", \"acceptUnsigned\": true}");
        assertThat(test(door, "{}").is(200).json().path("status").asInt()).isEqualTo(200);
        product.management().post("/endpoints/no-such-endpoint/test", "{}").isProblem(404, "not_found");
    }

    private Reply test(DoorClient door, String json) {
        return product.management().post("/endpoints/" + door.slug() + "/test", json);
    }
}
