package dev.gatehouse.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Secrets are added, overlap and end, and at no moment is a webhook refused that one of them signed. */
@ExtendWith(SharedProduct.class)
class SecretRotationIT {

    private static final String NEWER = "the newer secret";

    private final Product product;
    private final ManagementClient management;

    SecretRotationIT(Product product) {
        this.product = product;
        this.management = product.management();
    }

    @Test
    void a_secret_that_was_added_counts_at_once_and_those_before_it_as_well() {
        DoorClient door = product.open(DoorClient.SIGNED);
        add(door, "{\"secret\": \"" + NEWER + "\"}").is(201);

        signWith(door, NEWER, "1").is(200);
        signWith(door, DoorClient.SECRET, "2").is(200);
    }

    @Test
    void secrets_are_listed_by_id_and_fingerprint_and_never_shown() {
        DoorClient door = product.open(DoorClient.SIGNED);
        Reply added = add(door, "{\"secret\": \"" + NEWER + "\"}").is(201);

        Reply list = management.get(secrets(door)).is(200);
        assertThat(list.json().path("items")).hasSize(2);
        assertThat(list.json().path("items").get(1)).isEqualTo(added.json());
        assertThat(list.text()).doesNotContain(NEWER).doesNotContain(DoorClient.SECRET);
        assertThat(list.json().at("/items/0/fingerprint"))
                .isNotEqualTo(list.json().at("/items/1/fingerprint"));
    }

    @Test
    void a_secret_ends_when_it_was_told_to() {
        DoorClient door = product.open(DoorClient.SIGNED);
        Instant soon = Instant.now().plusSeconds(2);
        add(door, "{\"secret\": \"" + NEWER + "\", \"validUntilOfOthers\": \"" + soon + "\"}")
                .is(201);

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> signWith(door, DoorClient.SECRET, "1").isProblem(401, "invalid_signature"));
        signWith(door, NEWER, "2").is(200);
    }

    @Test
    void a_secret_that_was_taken_away_no_longer_counts_and_the_last_one_stays() {
        DoorClient door = product.open(DoorClient.SIGNED);
        add(door, "{\"secret\": \"" + NEWER + "\"}").is(201);
        JsonNode items = management.get(secrets(door)).json().path("items");

        management.delete(secrets(door) + "/" + items.at("/0/id").asText()).is(204);
        signWith(door, DoorClient.SECRET, "1").isProblem(401, "invalid_signature");
        signWith(door, NEWER, "2").is(200);
        management.delete(secrets(door) + "/" + items.at("/1/id").asText()).isProblem(400, "invalid_input");
        signWith(door, NEWER, "3").is(200);
    }

    @Test
    void the_event_names_the_secret_that_matched() {
        DoorClient door = product.open(DoorClient.SIGNED);
        String added = ManagementClient.text(
                add(door, "{\"secret\": \"" + NEWER + "\"}").is(201).json(), "id");
        signWith(door, NEWER, "1").is(200);
        signWith(door, DoorClient.SECRET, "2").is(200);

        JsonNode items = management.get(secrets(door)).json().path("items");
        JsonNode events = management.events(door.slug());
        assertThat(secretOf(events.get(1))).isEqualTo(added);
        assertThat(secretOf(events.get(0)))
                .isEqualTo(items.at("/0/id").asText())
                .isNotEqualTo(added);
    }

    private String secretOf(JsonNode event) {
        return ManagementClient.text(
                management
                        .get("/events/" + ManagementClient.text(event, "id"))
                        .is(200)
                        .json(),
                "secretId");
    }

    @Test
    void the_last_secret_that_signs_stays_also_where_there_are_tokens_of_handshakes() {
        DoorClient door = product.open("{\"provider\": \"meta\", \"secrets\": [\"s\", \"verify-token=t\"]}");
        JsonNode items = management.get(secrets(door)).json().path("items");
        management.delete(secrets(door) + "/" + items.at("/0/id").asText()).isProblem(400, "invalid_input");
        Instant soon = Instant.now().plusSeconds(3600);
        JsonNode added = add(door, "{\"secret\": \"s2\", \"validUntilOfOthers\": \"" + soon + "\"}")
                .is(201)
                .json();
        items = management.get(secrets(door)).json().path("items");
        assertThat(items.at("/0/validUntil").isMissingNode()).isFalse();
        assertThat(items.at("/1/validUntil").isMissingNode()).isTrue();
        assertThat(items.get(2)).isEqualTo(added);
    }

    @Test
    void what_can_not_be_a_secret_is_refused_by_name_and_changes_nothing() {
        DoorClient door = product.open(DoorClient.SIGNED);
        add(door, "{\"secret\": \" \"}").isProblem(400, "invalid_input");
        add(door, "{}").isProblem(400, "invalid_input");
        add(door, "{\"secret\": \"x\", \"validUntilOfOthers\": \"2020-01-01T00:00:00Z\"}")
                .isProblem(400, "invalid_input");
        assertThat(management.get(secrets(door)).json().path("items")).hasSize(1);
        management.get("/endpoints/no-such-endpoint/secrets").isProblem(404, "not_found");
    }

    private Reply add(DoorClient door, String json) {
        return management.post(secrets(door), json);
    }

    private static String secrets(DoorClient door) {
        return "/endpoints/" + door.slug() + "/secrets";
    }

    private static Reply signWith(DoorClient door, String secret, String id) {
        String body = "{\"id\":\"" + id + "\"}";
        return door.post(body, "X-Webhook-Signature", Hmac.sha256Hex(secret, body.getBytes(StandardCharsets.UTF_8)));
    }
}
