package dev.gatehouse.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What operators see of deliveries that wait for one another. */
@ExtendWith(SharedProduct.class)
class BlockedDeliveriesIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Product product;
    private final ManagementClient management;

    BlockedDeliveriesIT(Product product) {
        this.product = product;
        this.management = product.management();
    }

    @Test
    void what_waits_behind_a_dead_delivery_says_so_until_that_is_skipped() {
        DoorClient door = openOrdered();
        send(door, "anna", "push", "no JSON");
        String dead = await().atMost(PATIENCE)
                .until(() -> deliveries(door, "status=dead"), list -> list.size() == 1)
                .get(0);
        send(door, "anna", "ping", "second");
        send(door, "anna", "ping", "third");
        send(door, "ben", "ping", "of another");

        await().atMost(PATIENCE)
                .until(() -> deliveries(door, "status=delivered").size() == 1);
        JsonNode waiting = management
                .get("/deliveries?endpoint=" + door.slug() + "&status=pending")
                .is(200)
                .json()
                .path("items");
        assertThat(Json.texts(waiting, "/blockedBy")).containsExactly(dead, dead);
        JsonNode event = management
                .get("/events/" + ManagementClient.text(waiting.get(0), "eventId"))
                .is(200)
                .json();
        assertThat(event.at("/deliveries/0/blockedBy").asText()).isEqualTo(dead);
        assertThat(event.at("/deliveries/0/nextAttemptAt").isNull()).isTrue();

        Reply skipped = management.post("/deliveries/" + dead + "/skip", "").is(200);
        assertThat(ManagementClient.text(skipped.json(), "status")).isEqualTo("cancelled");
        await().atMost(PATIENCE)
                .until(() -> deliveries(door, "status=delivered").size() == 3);
        management.post("/deliveries/" + dead + "/skip", "").isProblem(409, "not_skippable");
    }

    @Test
    void replayed_events_go_to_the_end_of_their_lines_in_the_order_they_had() throws Exception {
        DoorClient door = openOrdered();
        List.of("first", "second", "third").forEach(body -> send(door, "anna", "ping", body));
        await().atMost(PATIENCE)
                .until(() -> deliveries(door, "status=delivered").size() == 3);

        String job = replay(door);
        await().atMost(PATIENCE)
                .until(() -> "done"
                        .equals(ManagementClient.text(
                                management.get("/replays/" + job).json(), "state")));

        assertThat(product.tables().orderOfEffects(door.slug()))
                .isEqualTo(List.of("first", "second", "third", "first", "second", "third"));
    }

    @Test
    void a_stuck_key_holds_up_its_own_part_of_a_replay_and_nothing_else() {
        DoorClient door = openOrdered();
        send(door, "anna", "push", "no JSON");
        IntStream.range(0, 40).forEach(i -> send(door, "anna", "ping", "behind it " + i));
        IntStream.range(0, 20).forEach(i -> send(door, "ben", "ping", "free " + i));
        String dead = await().atMost(PATIENCE)
                .until(() -> deliveries(door, "status=dead"), list -> list.size() == 1)
                .get(0);

        String job = replay(door);
        await().atMost(PATIENCE).until(() -> doneOf(job) == 20);
        management.post("/deliveries/" + dead + "/skip", "").is(200);
        await().atMost(PATIENCE).until(() -> deliveries(door, "status=dead").size() == 1);

        // its replayed delivery is dead as well, and holds up the rest
        assertThat(doneOf(job)).isEqualTo(20);
        management
                .post("/deliveries/" + deliveries(door, "status=dead").get(0) + "/skip", "")
                .is(200);
        await().atMost(PATIENCE).until(() -> doneOf(job) == 60);
    }

    private int doneOf(String job) {
        return management
                .get("/replays/" + job)
                .is(200)
                .json()
                .at("/counts/done")
                .asInt();
    }

    private String replay(DoorClient door) {
        String request = "{\"query\": {\"endpoint\": \"%s\"}, \"ratePerSecond\": 1000}".formatted(door.slug());
        return ManagementClient.text(
                management.post("/replays", request).is(201).json(), "id");
    }

    private void send(DoorClient door, String customer, String type, String body) {
        door.sign(body, "X-GitHub-Event", type, "X-Customer", customer).is(200);
    }

    private DoorClient openOrdered() {
        DoorClient door = product.open("github", """
                {"provider": "hmac-sha256-hex", "secrets": ["%s"], "eventType": "header:X-GitHub-Event"}
                """.formatted(DoorClient.SECRET));
        product.tables()
                .defineSubscription(
                        door.slug(), "{\"orderKey\": \"header:X-Customer\", \"retry\": {\"schedule\": [\"100ms\"]}}");
        // a write takes effect on this node at once, and with it whatever else was changed
        management
                .patch("/endpoints/" + door.slug(), "{\"name\": \"in order\"}")
                .is(200);
        return door;
    }

    private List<String> deliveries(DoorClient door, String filter) {
        JsonNode items = management
                .get("/deliveries?endpoint=" + door.slug() + "&" + filter)
                .is(200)
                .json()
                .path("items");
        return StreamSupport.stream(items.spliterator(), false)
                .map(item -> ManagementClient.text(item, "id"))
                .toList();
    }
}
