package dev.gatehouse.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is sent to break something, or to have something said that is not so. */
@ExtendWith(SharedProduct.class)
class HostileRequestsIT {

    /** More than the server has threads for requests. */
    private static final int MORE_THAN_THREADS = 250;

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Product product;
    private final RawClient raw;
    private DoorClient door;

    HostileRequestsIT(Product product) {
        this.product = product;
        this.raw = new RawClient(product.node().uri());
    }

    @BeforeEach
    void open() {
        door = product.open(DoorClient.SIGNED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense", ";;;", "application/", "/json", "application/json; charset"})
    void a_content_type_that_is_none_is_answered_in_json(String contentType) {
        assertJson(raw.send(post("/webhooks/" + door.slug(), "Content-Type: " + contentType)));
        assertJson(raw.send(post(
                "/api/v1/endpoints", "Authorization: Bearer " + Product.ADMIN_TOKEN, "Content-Type: " + contentType)));
    }

    @Test
    void uploads_that_break_off_leave_no_event_and_hold_no_thread() {
        for (int i = 0; i < MORE_THAN_THREADS; i++) {
            raw.abandon("POST /webhooks/" + door.slug()
                    + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100000\r\n\r\n{\"id\":");
        }
        door.sign("{\"id\": \"whole\"}").is(200);
        assertThat(ManagementClient.text(product.management().onlyEvent(door.slug()), "eventId"))
                .isEqualTo("whole");
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(reasons(door.slug())).isNotEmpty().containsOnly("incomplete_body"));
    }

    @Test
    void a_token_that_came_in_a_header_is_kept_neither_with_an_event_nor_with_a_refusal() {
        var gitlab = product.open("""
                {"provider": "gitlab", "secrets": ["a-token-nobody-may-see"]}
                """);
        gitlab.post("{}", "X-Gitlab-Token", "a-token-nobody-may-see").is(200);
        gitlab.post("{}", "x-gitlab-token", "a-token-that-was-guessed").is(401);

        JsonNode event = product.management()
                .get("/events/" + ManagementClient.text(product.management().onlyEvent(gitlab.slug()), "id"))
                .is(200)
                .json();
        assertThat(event.toString()).contains("(not kept)").doesNotContain("nobody-may-see");
        assertThat(product.management().awaitOnlyRejection(gitlab.slug()).toString())
                .contains("(not kept)")
                .doesNotContain("was-guessed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/events?endpoint=",
                "/events?type=",
                "/events?eventId=",
                "/events?status=",
                "/events?cursor=",
                "/events?since=",
                "/deliveries?status=",
                "/deliveries?destination=",
                "/rejections?endpoint=",
                "/rejections?reason="
            })
    void a_nul_character_in_a_question_is_refused(String question) {
        assertThat(product.management().get(question + "a%00b").status()).isEqualTo(400);
    }

    @Test
    void a_nul_character_in_the_url_of_a_webhook_does_no_harm() {
        door.http()
                .send("POST", "/webhooks/" + door.slug() + "?a=%00", BodyPublishers.ofString("{}"))
                .isProblem(401, "missing_signature");

        assertThat(ManagementClient.text(product.management().awaitOnlyRejection(door.slug()), "url"))
                .contains("a=%00");
    }

    @Test
    void whatever_a_sender_writes_it_begins_no_line_in_the_log() throws IOException {
        door.signJson("""
                {"id": "log-1 \\u2028forged\\" status=500", "type": "log-2\\r\\n2026-01-01T00:00:00Z SEVERE forged"}
                """).is(200);
        door.http()
                .send("POST", "/webhooks/log-3%0d%0aforged%0aforged", BodyPublishers.ofString("{}"))
                .is4xx();
        raw.send(post("/webhooks/" + door.slug(), "X-Webhook-Signature: log-4\rforged\u0085forged"));

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(forgedLines())
                        .anyMatch(line -> line.contains("event_id=\"log-1 ?forged? status=500\" type=\"sha256:"))
                        .anyMatch(line -> line.contains("log-3")));
        assertThat(forgedLines()).allMatch(line -> line.matches("\\S+ \\S+ dev\\.gatehouse\\S+ event=.*"));
    }

    @Test
    void of_two_who_change_the_same_version_at_the_same_time_one_is_told() throws Exception {
        for (int round = 0; round < 10; round++) {
            var path = "/endpoints/" + door.slug();
            var version = product.management().get(path).is(200).header("ETag");
            var statuses = Together.call(
                            2,
                            () -> product.management()
                                    .patch(
                                            path,
                                            "{\"name\": \"%s\"}".formatted(Thread.currentThread()),
                                            "If-Match",
                                            version)
                                    .status())
                    .stream()
                    .sorted()
                    .toList();
            assertThat(statuses).isIn(List.of(200, 409), List.of(200, 412));
        }
    }

    @Test
    void what_was_held_stays_so_while_the_endpoint_is_disabled_and_is_done_when_it_is_active_again() throws Exception {
        become("paused");
        door.signJson("{\"id\": \"held\", \"type\": \"payment.completed\"}").is(200);
        become("disabled");
        door.signJson("{\"id\": \"refused\"}").isProblem(404, "unknown_endpoint");
        var later = product.open(DoorClient.SIGNED);
        later.signJson("{\"id\": \"later\", \"type\": \"payment.completed\"}").is(200);
        product.management().awaitOnlyEvent(later.slug(), "processed");
        assertThat(product.tables().handlerRuns(door.slug())).isZero();

        become("active");
        product.management().awaitOnlyEvent(door.slug(), "processed");
        assertThat(product.tables().handlerRuns(door.slug())).isEqualTo(1);
    }

    @Test
    void what_arrives_while_its_endpoint_is_paused_and_resumed_again_and_again_is_all_done() throws Exception {
        for (int round = 0; round < 10; round++) {
            var prefix = "round-" + round + "-";
            become("paused");
            Together.call(4, () -> {
                for (int i = 0; i < 5; i++) {
                    door.signJson("{\"id\": \"%s\", \"type\": \"payment.completed\"}"
                                    .formatted(prefix + Thread.currentThread().getId() + "-" + i))
                            .is(200);
                    if (i == 2) {
                        become("active");
                    }
                }
                return null;
            });
        }
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(product.tables().handlerRuns(door.slug())).isEqualTo(200));
    }

    private List<String> forgedLines() throws IOException {
        return Files.readString(product.node().log(), StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.contains("forged"))
                .toList();
    }

    private void become(String state) {
        var reply = product.management().patch("/endpoints/" + door.slug(), "{\"state\": \"%s\"}".formatted(state));
        assertThat(reply.status()).isIn(200, 409);
    }

    private List<String> reasons(String slug) {
        return Json.texts(
                product.management()
                        .get("/rejections?endpoint=" + slug)
                        .is(200)
                        .json()
                        .path("items"),
                "/reason");
    }

    private static String post(String path, String... headers) {
        return "POST " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: 2\r\n"
                + String.join("\r\n", headers) + "\r\n\r\n{}";
    }

    private static void assertJson(String answer) {
        assertThat(answer).startsWith("HTTP/1.1 4").doesNotContainIgnoringCase("<html");
        assertThat(answer.lines()).anyMatch(line -> line.matches("(?i)content-type: application/(problem\\+)?json.*"));
    }
}
