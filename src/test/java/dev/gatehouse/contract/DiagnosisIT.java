package dev.gatehouse.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** An integrator whose signatures do not match is told why, and learns nothing that would make one match. */
@ExtendWith(SharedProduct.class)
class DiagnosisIT {

    private static final String BODY = "{\"id\":\"evt_1\",\"type\":\"order.paid\"}";
    private static final String SECRET = "canary-secret-7d1f";

    private final Product product;

    DiagnosisIT(Product product) {
        this.product = product;
    }

    @Test
    void a_pasted_request_is_looked_at() {
        DoorClient door = github(SECRET);
        String signature = "sha256=" + Hmac.sha256Hex(SECRET, BODY + "\n");

        JsonNode answer = diagnose(door, request(signature)).is(200).json();

        assertThat(answer.path("genuine").asBoolean()).isFalse();
        assertThat(answer.at("/findings/0/cause").asText()).isEqualTo("changed_body");
        assertThat(answer.at("/findings/0/proven").asBoolean()).isTrue();
        assertThat(answer.at("/findings/0/message").asText()).contains("line break");
        assertThat(answer.at("/findings/0/cure").asText()).isNotEmpty();
        assertThat(answer.toString())
                .doesNotContain(SECRET, Hmac.sha256Hex(SECRET, BODY), Hmac.sha256Hex(SECRET, BODY + "\n"));
    }

    @Test
    void a_genuine_one_is_said_to_be_genuine() {
        DoorClient door = github(SECRET);
        JsonNode answer = diagnose(door, request("sha256=" + Hmac.sha256Hex(SECRET, BODY)))
                .is(200)
                .json();
        assertThat(answer.path("genuine").asBoolean()).isTrue();
    }

    @Test
    void the_secret_of_another_endpoint_and_a_previous_one_are_recognised() {
        String testSecret = "canary-of-the-test-account-" + System.nanoTime();
        DoorClient test = github(testSecret);
        DoorClient live = github(SECRET);

        JsonNode answer = diagnose(live, request("sha256=" + Hmac.sha256Hex(testSecret, BODY)))
                .is(200)
                .json();

        assertThat(answer.at("/findings/0/cause").asText()).isEqualTo("secret_of_another_endpoint");
        assertThat(answer.at("/findings/0/message").asText()).contains(test.slug());
        assertThat(answer.toString()).doesNotContain(testSecret);
    }

    @Test
    void a_secret_that_has_ended_is_recognised() {
        DoorClient door = github(SECRET);
        String soon = Clock.systemUTC().instant().plus(Duration.ofSeconds(2)).toString();
        product.management()
                .post(
                        "/endpoints/" + door.slug() + "/secrets",
                        "{\"secret\":\"the-new-one\",\"validUntilOfOthers\":\"" + soon + "\"}")
                .is(201);
        String old = request("sha256=" + Hmac.sha256Hex(SECRET, BODY));
        await().until(() -> diagnose(door, old).json().at("/findings/0/cause").asText(), "previous_secret"::equals);
    }

    @Test
    void what_was_refused_is_looked_at_as_it_lies_in_the_pen() {
        DoorClient door = github(SECRET);
        door.post(BODY, "X-Hub-Signature-256", "sha256=" + Hmac.sha256Hex("another secret", BODY))
                .isProblem(401, "invalid_signature");
        JsonNode rejection = product.management().awaitOnlyRejection(door.slug());

        JsonNode answer = product.management()
                .post("/rejections/" + rejection.path("id").asText() + "/diagnose", "")
                .is(200)
                .json();

        assertThat(answer.at("/findings/0/cause").asText()).isEqualTo("wrong_secret");
        assertThat(answer.path("findings")).hasSize(1);
    }

    @Test
    void what_is_missing_in_the_question_is_named() {
        DoorClient door = github(SECRET);
        diagnose(door, "{\"body\":\"\"}").isInvalid("headers");
        diagnose(door, "{\"headers\":{}}").isInvalid("body");
        diagnose(door, "{\"headers\":{\"A\":1},\"body\":\"\"}").isInvalid("headers.A");
        diagnose(door, "{\"headers\":{},\"body\":\"\",\"url\":\"/a\"}").isInvalid("url");
        diagnose(door, "{\"headers\":{},\"body\":\"\",\"receivedAt\":\"now\"}").isInvalid("receivedAt");
        diagnose(product.door("no-such-endpoint"), request("sha256=00")).isProblem(404, "not_found");
    }

    @Test
    void an_endpoint_that_verifies_nothing_says_so() {
        DoorClient door = product.open("{\"provider\": \"none\", \"acceptUnsigned\": true}");
        assertThat(diagnose(door, request("sha256=00"))
                        .is(200)
                        .json()
                        .at("/findings/0/cause")
                        .asText())
                .isEqualTo("nothing_to_verify");
    }

    private DoorClient github(String secret) {
        return product.open("{\"provider\": \"github\", \"secrets\": [\"" + secret + "\"]}");
    }

    private Reply diagnose(DoorClient door, String json) {
        return product.management().post("/endpoints/" + door.slug() + "/diagnose", json);
    }

    private static String request(String signature) {
        ObjectNode request = (ObjectNode) Json.read("{\"headers\":{\"X-GitHub-Event\":\"push\"}}");
        ((ObjectNode) request.path("headers")).put("X-Hub-Signature-256", signature);
        return request.put("body", BODY).toString();
    }
}
