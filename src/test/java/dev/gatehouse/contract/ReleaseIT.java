package dev.gatehouse.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What was refused is let in once its cause is mended: verified again, and one event however often it is asked for. */
@ExtendWith(SharedProduct.class)
class ReleaseIT {

    private static final String OLD = "whsec_dGhlLW9sZC1zZWNyZXQtb2YtdGhlbQ==";
    private static final String RIGHT = "whsec_dGhlLXJpZ2h0LXNlY3JldC1vZi10aGVt";
    private static final String BODY = "{\"id\":\"evt_1\",\"type\":\"order.paid\"}";

    private final Product product;
    private final ManagementClient management;

    ReleaseIT(Product product) {
        this.product = product;
        this.management = product.management();
    }

    @ParameterizedTest
    @EnumSource(Signer.class)
    void after_the_secret_is_mended_a_refused_request_becomes_an_event(Signer signer) {
        DoorClient door = open(signer);
        String[] headers = signer.headers(RIGHT, BODY, Instant.now());
        door.post(BODY, headers).isProblem(401, "invalid_signature");
        String id = rejection(door);
        release(id).isProblem(409, "invalid_signature");
        assertThat(management.events(door.slug())).isEmpty();

        mend(door);
        JsonNode released = release(id).is(200).json();
        assertThat(released.path("outcome").asText()).isEqualTo("released");
        JsonNode event = management.onlyEvent(door.slug());
        assertThat(event.path("id")).isEqualTo(released.path("event"));
        assertThat(management.bodyOf(event)).asString().isEqualTo(BODY);
        management.get("/rejections/" + id).isProblem(404, "not_found");
        release(id).isProblem(404, "not_found");

        assertThat(door.post(BODY, headers).is(200).isReplayed()).isTrue();
        assertThat(management.events(door.slug())).hasSize(1);
    }

    @Test
    void after_the_senders_own_retry_it_is_a_duplicate() {
        DoorClient door = open(Signer.GITHUB);
        String[] headers = Signer.GITHUB.headers(RIGHT, BODY, Instant.now());
        door.post(BODY, headers).isProblem(401, "invalid_signature");
        String id = rejection(door);
        mend(door);
        door.post(BODY, headers).is(200);

        JsonNode released = release(id).is(200).json();
        assertThat(released.path("outcome").asText()).isEqualTo("duplicate");
        assertThat(management.onlyEvent(door.slug()).path("id")).isEqualTo(released.path("event"));
        management.get("/rejections/" + id).isProblem(404, "not_found");
    }

    @Test
    void however_many_release_it_at_once_it_is_one_event_even_where_every_request_is_one() throws Exception {
        DoorClient door = product.open("""
                {"provider": "github", "secrets": ["%s"], "idempotency": {"key": "each-request"}}
                """.formatted(OLD));
        door.post(BODY, Signer.GITHUB.headers(RIGHT, BODY, Instant.now())).isProblem(401, "invalid_signature");
        String id = rejection(door);
        mend(door);

        List<Integer> statuses = Together.call(4, () -> release(id).status());
        assertThat(statuses).contains(200).isSubsetOf(200, 404);
        assertThat(management.events(door.slug())).hasSize(1);
    }

    @Test
    void the_same_key_gets_the_same_answer() {
        DoorClient door = open(Signer.HMAC_SHA256_HEX);
        door.post(BODY, Signer.HMAC_SHA256_HEX.headers(RIGHT, BODY, Instant.now()))
                .isProblem(401, "invalid_signature");
        String id = rejection(door);
        String key = UUID.randomUUID().toString();
        management
                .post("/rejections/" + id + "/release", "", "Idempotency-Key", key)
                .isProblem(409, "invalid_signature");
        mend(door);

        Reply first = management
                .post("/rejections/" + id + "/release", "", "Idempotency-Key", key)
                .is(200);
        Reply second = management
                .post("/rejections/" + id + "/release", "", "Idempotency-Key", key)
                .is(200);
        assertThat(second.text()).isEqualTo(first.text());
        assertThat(second.isReplayed()).isTrue();
        assertThat(management.events(door.slug())).hasSize(1);
    }

    @Test
    void it_is_verified_as_of_the_time_it_came_and_under_the_url_that_is_public_now() {
        DoorClient late = open(Signer.STRIPE);
        Instant hourAgo = Instant.now().minusSeconds(3_600);
        late.post(BODY, Signer.STRIPE.headers(OLD, BODY, hourAgo)).isProblem(401, "invalid_signature");
        String id = rejection(late);
        release(id).isProblem(409, "invalid_signature");
        management
                .patch("/endpoints/" + late.slug(), "{\"verification\": {\"toleranceSeconds\": 3700}}")
                .is(200);
        release(id).is(200);

        DoorClient moved = product.open("""
                {"provider": "square", "secrets": ["%s"], "publicUrl": "https://other.example.com/x"}
                """.formatted(OLD));
        moved.post(BODY, Signer.SQUARE.headers(OLD, BODY, Instant.now())).isProblem(401, "invalid_signature");
        String other = rejection(moved);
        management
                .patch("/endpoints/" + moved.slug(), "{\"publicUrl\": \"" + Signer.URL + "\"}")
                .is(200);
        release(other).is(200);
    }

    @Test
    void what_else_the_endpoint_asks_for_still_holds() {
        DoorClient door = open(Signer.GITHUB);
        door.post(BODY, Signer.GITHUB.headers(RIGHT, BODY, Instant.now())).isProblem(401, "invalid_signature");
        String id = rejection(door);
        mend(door);
        patch(door, "{\"allowedSources\": [\"203.0.113.7\"]}");
        release(id).isProblem(409, "address_not_allowed");
        patch(door, "{\"allowedSources\": null, \"limits\": {\"maxBodyBytes\": 5}}");
        release(id).isProblem(409, "body_too_large");
        patch(door, "{\"limits\": {\"maxBodyBytes\": 5000, \"contentTypes\": [\"text/xml\"]}}");
        release(id).isProblem(409, "content_type_refused");
        patch(door, "{\"limits\": null, \"state\": \"disabled\"}");
        release(id).isProblem(409, "unknown_endpoint");
        patch(door, "{\"state\": \"active\"}");
        release(id).is(200);
    }

    @Test
    void what_was_not_kept_whole_can_never_be_released() {
        DoorClient tokens = product.open("{\"provider\": \"gitlab\", \"secrets\": [\"the-token\"]}");
        tokens.post(BODY, "X-Gitlab-Token", "the-other-token").isProblem(401, "invalid_signature");
        release(rejection(tokens)).isProblem(409, "not_verifiable");

        DoorClient closed = product.open("""
                {"provider": "none", "acceptUnsigned": true, "allowedSources": ["203.0.113.7"]}
                """);
        closed.post(BODY).isProblem(403, "address_not_allowed");
        patch(closed, "{\"allowedSources\": null}");
        release(rejection(closed)).isProblem(409, "not_verifiable");
        assertThat(management.events(closed.slug())).isEmpty();
    }

    @Test
    void many_are_released_by_query_in_slices_the_oldest_first() {
        DoorClient door = open(Signer.HMAC_SHA256_HEX);
        for (int i = 0; i < 5; i++) {
            String body = "{\"id\":\"evt_" + i + "\"}";
            String secret = i == 1 ? "never right" : RIGHT;
            door.post(body, Signer.HMAC_SHA256_HEX.headers(secret, body, Instant.now()))
                    .isProblem(401, "invalid_signature");
            awaitRejections(door, i + 1);
        }
        mend(door);
        String twin = "{\"id\":\"evt_2\"}";
        door.post(twin, Signer.HMAC_SHA256_HEX.headers(RIGHT, twin, Instant.now()))
                .is(200);

        assertThat(releaseAll(door, ", \"dryRun\": true")).isEqualTo(Json.read("""
                {"released": 4, "duplicates": 0, "stillRefused": 1, "impossible": 0, "next": null}
                """));
        assertThat(management.events(door.slug())).hasSize(1);

        JsonNode first = releaseAll(door, ", \"limit\": 2");
        assertThat(counts(first)).isEqualTo(List.of(1, 0, 1, 0));
        assertThat(Json.texts(management.events(door.slug()), "/eventId")).containsExactly("evt_0", "evt_2");
        JsonNode second = releaseAll(
                door, ", \"limit\": 2, \"cursor\": \"" + first.path("next").asText() + "\"");
        assertThat(counts(second)).isEqualTo(List.of(1, 1, 0, 0));
        JsonNode last = releaseAll(
                door, ", \"limit\": 2, \"cursor\": \"" + second.path("next").asText() + "\"");
        assertThat(counts(last)).isEqualTo(List.of(1, 0, 0, 0));
        assertThat(last.path("next").isNull()).isTrue();
        assertThat(management.events(door.slug())).hasSize(4);
        awaitRejections(door, 1);
        assertThat(counts(releaseAll(door, ""))).isEqualTo(List.of(0, 0, 1, 0));
    }

    @Test
    void a_query_says_what_is_wrong_with_it() {
        releaseAll("{}").isInvalid("query");
        releaseAll("{\"query\": {}, \"limit\": 501}").isInvalid("limit");
        releaseAll("{\"query\": {}, \"cursor\": \"x\"}").isInvalid("cursor");
        releaseAll("{\"query\": {\"reason\": \"nope\"}}").isInvalid("query.reason");
        releaseAll("{\"query\": {\"since\": \"nope\"}}").isInvalid("query.since");
        releaseAll("{\"query\": {\"slug\": \"a\"}}").isInvalid("query.slug");
        release("00000000-0000-7000-8000-000000000000").isProblem(404, "not_found");
    }

    private DoorClient open(Signer signer) {
        return product.open("""
                {"provider": "%s", "secrets": ["%s"], "publicUrl": "%s"}
                """.formatted(signer.provider(), OLD, Signer.URL));
    }

    private void mend(DoorClient door) {
        management
                .post("/endpoints/" + door.slug() + "/secrets", "{\"secret\": \"" + RIGHT + "\"}")
                .is(201);
    }

    private void patch(DoorClient door, String json) {
        management.patch("/endpoints/" + door.slug(), json).is(200);
    }

    private String rejection(DoorClient door) {
        return management.awaitOnlyRejection(door.slug()).path("id").asText();
    }

    private void awaitRejections(DoorClient door, int count) {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(management
                                .get("/rejections?endpoint=" + door.slug())
                                .json()
                                .path("items"))
                        .hasSize(count));
    }

    private Reply release(String id) {
        return management.post("/rejections/" + id + "/release", "");
    }

    private JsonNode releaseAll(DoorClient door, String more) {
        return releaseAll("{\"query\": {\"endpoint\": \"" + door.slug() + "\"}" + more + "}")
                .is(200)
                .json();
    }

    private Reply releaseAll(String json) {
        return management.post("/rejections/release", json);
    }

    private static List<Integer> counts(JsonNode result) {
        return List.of(
                result.path("released").asInt(),
                result.path("duplicates").asInt(),
                result.path("stillRefused").asInt(),
                result.path("impossible").asInt());
    }
}
