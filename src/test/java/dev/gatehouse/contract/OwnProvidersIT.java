package dev.gatehouse.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Operators teach a node providers by files of their own, without building anything. */
@ExtendWith(SharedProduct.class)
class OwnProvidersIT {

    private static final String BODY = "{\"what\":\"door.opened\"}";
    private static final String SIGNATURE =
            "xwOCRfZKO7ut6gx8HIgzVFFm1QSwll76jCSMs/+W" + "3T6LL0kHlkkzzplf2e+4lF7jDYfXyaRQy9pQ28V06c7lTw==";

    private final Product product;

    OwnProvidersIT(Product product) {
        this.product = product;
    }

    @Test
    void a_provider_of_the_operators_own_files_is_listed_with_its_vectors() {
        JsonNode provider =
                product.management().get("/providers/house-alarm").is(200).json();
        assertThat(provider.path("name").asText()).isEqualTo("House alarm");
        assertThat(provider.at("/vectors/passed").asInt()).isEqualTo(2);
        assertThat(provider.at("/vectors/total").asInt()).isEqualTo(2);
    }

    @Test
    void its_endpoints_take_what_it_signed_and_nothing_else() {
        DoorClient door = product.open("{\"provider\": \"house-alarm\", \"secrets\": [\"burglar\"]}");
        send(door, "a-2").isProblem(401, "invalid_signature");
        send(door, "a-1").is(200);
        JsonNode event = product.management().onlyEvent(door.slug());
        assertThat(event.path("eventId").asText()).isEqualTo("a-1");
        assertThat(event.path("type").asText()).isEqualTo("door.opened");
    }

    private static Reply send(DoorClient door, String id) {
        return door.post(BODY, "Alarm-Id", id, "Alarm-Signature", SIGNATURE);
    }
}
