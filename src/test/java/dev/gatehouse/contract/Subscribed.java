package dev.gatehouse.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;

/** An endpoint of a test's own, with the subscription it was made with. */
record Subscribed(ManagementClient management, DoorClient door, String id) {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    static Subscribed open(Product product, String slugPrefix, String document) {
        DoorClient door = product.open(slugPrefix, document);
        JsonNode all = product.management()
                .get("/subscriptions?endpoint=" + door.slug())
                .is(200)
                .json()
                .path("items");
        assertThat(all).hasSize(1);
        return new Subscribed(product.management(), door, ManagementClient.text(all.get(0), "id"));
    }

    static Subscribed open(Product product) {
        return open(product, "subscribed", DoorClient.SIGNED);
    }

    Reply patch(String json, String... headers) {
        return management.patch("/subscriptions/" + id, json, headers);
    }

    /** Another subscription of the endpoint to the handlers. */
    Reply subscribe(String more) {
        return management.post(
                "/subscriptions",
                "{\"endpoint\": \"%s\", \"destination\": \"handlers\"%s}".formatted(door.slug(), more));
    }

    /** The endpoint's deliveries, newest first. */
    JsonNode deliveries(String... filters) {
        String query = String.join("&", List.of(filters));
        return management
                .get("/deliveries?endpoint=" + door.slug() + (query.isEmpty() ? "" : "&" + query))
                .is(200)
                .json()
                .path("items");
    }

    JsonNode awaitOnlyDelivery(String status) {
        return await().atMost(PATIENCE)
                .until(
                        () -> deliveries(),
                        list -> list.size() == 1 && status.equals(ManagementClient.text(list.get(0), "status")))
                .get(0);
    }

    void awaitDeliveries(String status, int count) {
        await().atMost(PATIENCE).until(() -> deliveries("status=" + status).size() == count);
    }
}
