package dev.gatehouse.contract;

import static dev.gatehouse.contract.ManagementClient.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What was refused for a reason that has been mended is let in, and becomes one event. */
@ExtendWith(SharedProduct.class)
class ReleaseIT {

    private static final String RIGHT = "the right secret";

    private final Product product;

    ReleaseIT(Product product) {
        this.product = product;
    }

    @Test
    void once_the_secret_is_right_a_refused_webhook_becomes_an_event_and_leaves_the_pen() {
        DoorClient door = open("the wrong secret");
        String id = refuse(door, "{\"id\":\"evt_1\",\"type\":\"order.paid\"}");
        release(id).isProblem(409, "still_refused");

        mend(door);
        JsonNode released = release(id).is(200).json();

        assertThat(text(released, "outcome")).isEqualTo("released");
        JsonNode event = product.management().onlyEvent(door.slug());
        assertThat(text(event, "id")).isEqualTo(text(released, "eventId"));
        assertThat(text(event, "eventId")).isEqualTo("evt_1");
        release(id).isProblem(404, "not_found");
    }

    @Test
    void one_that_its_sender_sent_again_meanwhile_is_no_second_event() {
        DoorClient door = open("the wrong secret");
        String body = "{\"id\":\"evt_2\",\"type\":\"order.paid\"}";
        String id = refuse(door, body);
        mend(door);
        send(door, body).is(200);

        assertThat(text(release(id).is(200).json(), "outcome")).isEqualTo("duplicate");

        assertThat(product.management()
                        .onlyEvent(door.slug())
                        .path("duplicates")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void many_are_let_in_by_query_in_slices() {
        DoorClient door = open("the wrong secret");
        for (int i = 0; i < 5; i++) {
            send(door, "{\"id\":\"many_" + i + "\",\"type\":\"order.paid\"}").isProblem(401, "invalid_signature");
        }
        await().until(() -> rejections(door).size(), size -> size == 5);
        mend(door);
        String query = "{\"query\":{\"endpoint\":\"" + door.slug() + "\"},\"limit\":3%s}";

        JsonNode dry = releaseAll(query.formatted(",\"dryRun\":true")).is(200).json();
        assertThat(dry.path("released").asInt()).isEqualTo(3);
        assertThat(rejections(door)).hasSize(5);

        JsonNode first = releaseAll(query.formatted("")).is(200).json();
        assertThat(first.path("released").asInt()).isEqualTo(3);
        JsonNode second = releaseAll(query.formatted(",\"cursor\":\"" + text(first, "next") + "\""))
                .is(200)
                .json();
        assertThat(second.path("released").asInt()).isEqualTo(2);
        assertThat(second.path("next").isNull()).isTrue();
        assertThat(rejections(door)).isEmpty();
        assertThat(product.management()
                        .get("/events?endpoint=" + door.slug())
                        .json()
                        .path("items"))
                .hasSize(5);
    }

    @Test
    void what_was_refused_before_its_body_was_read_stays() {
        DoorClient door = product.open("""
                {"provider": "none", "acceptUnsigned": true, "limits": {"maxBodyBytes": 4}}
                """);
        door.post("12345").isProblem(413, "body_too_large");
        String id = text(product.management().awaitOnlyRejection(door.slug()), "id");
        release(id).isProblem(409, "not_releasable");
        assertThat(rejections(door)).hasSize(1);
    }

    @Test
    void a_token_is_not_kept_so_what_it_would_prove_is_not_let_in() {
        DoorClient door = product.open("{\"provider\": \"gitlab\", \"secrets\": [\"a-token-of-gitlab\"]}");
        door.post("{}", "X-Gitlab-Token", "another").isProblem(401, "invalid_signature");
        String id = text(product.management().awaitOnlyRejection(door.slug()), "id");
        release(id).isProblem(409, "not_releasable");
    }

    @Test
    void a_query_has_to_be_there_and_to_be_one() {
        releaseAll("{}").isInvalid("query");
        releaseAll("{\"query\":{},\"limit\":0}").isInvalid("limit");
        releaseAll("{\"query\":{\"reason\":\"bad mood\"}}").isInvalid("query.reason");
        releaseAll("{\"query\":{},\"cursor\":\"1\"}").isInvalid("cursor");
    }

    private DoorClient open(String secret) {
        return product.open("{\"provider\": \"hmac-sha256-hex\", \"secrets\": [\"" + secret + "\"]}");
    }

    private void mend(DoorClient door) {
        product.management()
                .post("/endpoints/" + door.slug() + "/secrets", "{\"secret\":\"" + RIGHT + "\"}")
                .is(201);
    }

    private static Reply send(DoorClient door, String body) {
        return door.post(body, "X-Webhook-Signature", Hmac.sha256Hex(RIGHT, body));
    }

    private String refuse(DoorClient door, String body) {
        send(door, body).isProblem(401, "invalid_signature");
        return text(product.management().awaitOnlyRejection(door.slug()), "id");
    }

    private JsonNode rejections(DoorClient door) {
        return product.management()
                .get("/rejections?endpoint=" + door.slug())
                .is(200)
                .json()
                .path("items");
    }

    private Reply release(String id) {
        return product.management().post("/rejections/" + id + "/release", "");
    }

    private Reply releaseAll(String json) {
        return product.management().post("/rejections/release", json);
    }
}
