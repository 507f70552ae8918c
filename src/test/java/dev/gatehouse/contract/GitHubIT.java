package dev.gatehouse.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedProduct.class)
class GitHubIT {

    private static final String SECRET = "It's a Secret to Everybody";

    private final Product product;
    private final String delivery = UUID.randomUUID().toString();
    private DoorClient github;

    GitHubIT(Product product) {
        this.product = product;
    }

    @BeforeEach
    void set_up_the_webhook() {
        github = product.open("github", """
                {"provider": "github", "secrets": ["%s"], "response": {"mode": "result", "timeoutMillis": 20000}}
                """.formatted(SECRET));
    }

    @Test
    void a_ping_is_answered_with_a_pong() throws IOException {
        Reply reply = deliver("ping", "application/json", payload("ping"));

        assertThat(reply.is(200).json()).isEqualTo(Json.read("{\"status\": \"pong\"}"));
    }

    @Test
    void a_push_triggers_the_build() throws IOException {
        Reply reply = deliver("push", "application/json", payload("push"));

        assertThat(reply.is(200).json()).isEqualTo(processed("action", "ci_triggered"));
        JsonNode event = product.management().awaitOnlyEvent(github.slug(), "processed");
        assertThat(ManagementClient.text(event, "eventId")).isEqualTo(delivery);
        assertThat(ManagementClient.text(event, "type")).isEqualTo("push");
    }

    @Test
    void a_pull_request_is_answered_with_its_action() throws IOException {
        Reply reply = deliver("pull_request", "application/json", payload("pull_request"));

        assertThat(reply.is(200).json()).isEqualTo(processed("pr_action", "opened"));
    }

    @Test
    void what_nobody_handles_is_ignored() {
        Reply reply = deliver("star", "application/json", bytes("{\"action\": \"created\"}"));

        assertThat(reply.is(200).json().path("status").asText()).isEqualTo("ignored");
        product.management().awaitOnlyEvent(github.slug(), "ignored");
    }

    @Test
    void a_form_is_handled_like_json_and_kept_byte_for_byte() throws IOException {
        String json = new String(payload("push"), StandardCharsets.UTF_8);
        byte[] form = bytes("payload=" + URLEncoder.encode(json, StandardCharsets.UTF_8));

        Reply reply = deliver("push", "application/x-www-form-urlencoded", form);

        assertThat(reply.is(200).json()).isEqualTo(processed("action", "ci_triggered"));
        JsonNode event = product.management().onlyEvent(github.slug());
        assertThat(product.management().bodyOf(event)).isEqualTo(form);
    }

    @Test
    void the_payload_is_kept_byte_for_byte() throws IOException {
        deliver("push", "application/json", payload("push")).is(200);

        JsonNode event = product.management().onlyEvent(github.slug());
        assertThat(product.management().bodyOf(event)).isEqualTo(payload("push"));
    }

    @Test
    void the_example_that_github_publishes_is_accepted() {
        String signature = "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17";

        github.post("Hello, World!", "Content-Type", "text/plain", "X-Hub-Signature-256", signature)
                .is(200);
    }

    @Test
    void a_delivery_that_is_sent_again_does_not_trigger_the_build_twice() throws Exception {
        Reply first = deliver("push", "application/json", payload("push"));
        Reply again = deliver("push", "application/json", payload("push"));

        assertThat(again.isReplayed()).isTrue();
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(product.tables().handlerRuns(github.slug())).isEqualTo(1);
    }

    @Test
    void a_signature_made_with_another_secret_is_refused() throws IOException {
        byte[] body = payload("push");

        github.post(body, "X-GitHub-Event", "push", "X-Hub-Signature-256", "sha256=" + Hmac.sha256Hex("guessed", body))
                .isProblem(401, "invalid_signature");
    }

    @Test
    void the_old_sha1_signature_alone_is_no_signature() throws IOException {
        github.post(payload("push"), "X-GitHub-Event", "push", "X-Hub-Signature", "sha1=" + "0".repeat(40))
                .isProblem(401, "missing_signature");
    }

    private Reply deliver(String type, String contentType, byte[] body) {
        return github.post(
                body,
                "User-Agent",
                "GitHub-Hookshot/044aadd",
                "Content-Type",
                contentType,
                "X-GitHub-Event",
                type,
                "X-GitHub-Delivery",
                delivery,
                "X-GitHub-Hook-ID",
                "292430182",
                "X-Hub-Signature-256",
                "sha256=" + Hmac.sha256Hex(SECRET, body));
    }

    private JsonNode processed(String field, String value) {
        return Json.read("{\"status\": \"processed\", \"delivery_id\": \"%s\", \"%s\": \"%s\"}"
                .formatted(delivery, field, value));
    }

    private static byte[] payload(String type) throws IOException {
        try (InputStream file = GitHubIT.class.getResourceAsStream("/github/" + type + ".json")) {
            return file.readAllBytes();
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
