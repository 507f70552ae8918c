package dev.gatehouse.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.standardwebhooks.Webhook;
import dev.gatehouse.contract.Receiver.Request;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of an event at a receiver that is called over HTTP, however it behaves. */
@ExtendWith(SharedProduct.class)
class DeliveringIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String OLD = "whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
    private static final String NEW = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final String OFTEN = "{\"retry\": {\"schedule\": [" + "\"500ms\", ".repeat(60) + "\"500ms\"]}}";
    private static final String SOON = "{\"retry\": {\"schedule\": [\"100ms\"]}}";

    private final Product product;
    private final ManagementClient management;
    private final Receiver receiver = Receiver.open();

    DeliveringIT(Product product) {
        this.product = product;
        this.management = product.management();
    }

    @AfterEach
    void close() {
        receiver.close();
    }

    @Test
    void the_body_arrives_byte_for_byte_with_the_senders_headers_and_none_that_were_for_us() throws Exception {
        DoorClient door = lead("200", "", SOON);
        byte[] body = "{ \"a\" : \"\u00e9\",\r\n \"n\": 1.10 }\n".getBytes(StandardCharsets.UTF_8);

        Reply answer = door.sign(
                body,
                "Content-Type",
                "application/json; charset=UTF-8",
                "X-Of-The-Sender",
                "kept",
                "Authorization",
                "Bearer for-us",
                "Cookie",
                "a=b",
                "webhook-id",
                "forged",
                "X-Forwarded-For",
                "10.1.2.3");
        answer.is(200);

        Request request = awaitRequest("/200");
        assertThat(request.body()).isEqualTo(body);
        assertThat(request.all("Content-Type")).containsExactly("application/json; charset=UTF-8");
        assertThat(request.all("X-Of-The-Sender")).containsExactly("kept");
        assertThat(request.all("webhook-id")).hasSize(1).doesNotContain("forged");
        for (String name : List.of("Authorization", "Cookie", "X-Forwarded-For", "Accept-Encoding")) {
            assertThat(request.all(name)).as(name).isEmpty();
        }
        JsonNode attempt = awaitAttempts(door, "processed", 1).get(0);
        assertThat(attempt.path("status").asInt()).isEqualTo(200);
        assertThat(attempt.path("response").asText()).isEqualTo("heard");
    }

    @Test
    void every_attempt_is_signed_with_every_key_and_has_the_same_id() throws Exception {
        DoorClient door = lead("once-500", "\"signing\": {\"secrets\": [\"" + NEW + "\", \"" + OLD + "\"]}", SOON);

        door.sign("{\"a\": 1}");

        awaitAttempts(door, "processed", 2);
        List<Request> requests = receiver.requests("/once-500");
        assertThat(requests).hasSize(2);
        assertThat(requests.get(1).all("webhook-id")).isEqualTo(requests.get(0).all("webhook-id"));
        for (Request request : requests) {
            Map<String, List<String>> headers = Map.of(
                    "webhook-id", request.all("webhook-id"),
                    "webhook-timestamp", request.all("webhook-timestamp"),
                    "webhook-signature", request.all("webhook-signature"));
            new Webhook(NEW).verify(request.text(), headers);
            new Webhook(OLD).verify(request.text(), headers);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"type\": \"bearer\", \"token\": \"t-1\"} | Authorization | Bearer t-1",
                "{\"type\": \"basic\", \"username\": \"u\", \"password\": \"p\"} | Authorization | Basic dTpw",
                "{\"type\": \"apiKey\", \"header\": \"X-Api-Key\", \"value\": \"k-1\"} | X-Api-Key | k-1"
            })
    void the_receiver_is_told_who_calls(String auth, String header, String value) throws Exception {
        lead("200", "\"auth\": " + auth, SOON).sign("{}");

        assertThat(awaitRequest("/200").all(header)).containsExactly(value);
    }

    @Test
    void a_token_is_fetched_once_kept_and_fetched_anew_when_the_receiver_no_longer_takes_it() throws Exception {
        String auth = "\"auth\": {\"type\": \"oauth2\", \"tokenUrl\": \"" + receiver.url("token")
                + "\", \"clientId\": \"me\", \"clientSecret\": \"mine\", \"scope\": \"a b\"}";
        DoorClient door = lead("once-401", auth, SOON);

        door.sign("{}");
        awaitAttempts(door, "processed", 2);
        door.sign("{\"second\": true}");

        await().atMost(PATIENCE).until(() -> receiver.requests("/once-401").size() == 3);
        assertThat(receiver.requests("/token")).hasSize(2);
        assertThat(receiver.requests("/token").get(0).text()).isEqualTo("grant_type=client_credentials&scope=a+b");
        assertThat(receiver.requests("/token").get(0).all("Authorization")).containsExactly("Basic bWU6bWluZQ==");
        assertThat(receiver.requests("/once-401").get(2).all("Authorization")).containsExactly("Bearer token-2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"500", "503", "408", "425", "reset"})
    void what_may_pass_is_tried_again_until_the_policy_ends(String treatment) throws Exception {
        DoorClient door = lead(treatment, "", SOON);

        door.sign("{}");

        JsonNode attempts = awaitAttempts(door, "dead", 2);
        assertThat(receiver.requests("/" + treatment)).hasSize(2);
        assertThat(Json.texts(attempts, "/outcome")).containsOnly("failed");
        assertThat(attempts.get(1).path("error").asText()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"301", "400", "401", "404", "422"})
    void what_will_not_pass_is_dead_at_once_and_a_redirect_is_not_followed(String status) throws Exception {
        DoorClient door = lead(status, "", SOON);

        door.sign("{}");

        JsonNode attempt = awaitAttempts(door, "dead", 1).get(0);
        assertThat(attempt.path("status").asText()).isEqualTo(status);
        assertThat(attempt.path("error").asText()).contains(status);
        assertThat(receiver.requests("/200")).isEmpty();
    }

    @Test
    void gone_disables_the_subscription_and_says_so() throws Exception {
        DoorClient door = lead("410", "", SOON);

        door.sign("{}");

        assertThat(awaitAttempts(door, "dead", 1).get(0).path("error").asText()).contains("410", "disabled");
        await().atMost(PATIENCE)
                .until(() -> product.tables().subscriptionState(door.slug()).equals("disabled"));
    }

    @Test
    void a_receiver_that_asks_for_a_rest_gets_it() throws Exception {
        DoorClient door = lead("once-429", "", SOON);

        door.sign("{}");

        JsonNode attempts = awaitAttempts(door, "processed", 2);
        Duration rest = Duration.between(
                java.time.Instant.parse(attempts.get(0).path("startedAt").asText()),
                java.time.Instant.parse(attempts.get(1).path("startedAt").asText()));
        assertThat(rest).isGreaterThanOrEqualTo(Duration.ofSeconds(2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"hang", "trickle"})
    void a_receiver_that_does_not_come_to_its_point_is_cut_off_and_tried_again(String treatment) throws Exception {
        DoorClient door = lead(treatment, "\"timeoutMillis\": 500", SOON);

        door.sign("{}");

        JsonNode attempts = awaitAttempts(door, "dead", 2);
        assertThat(attempts.get(0).path("error").asText()).contains("500 ms");
    }

    @ParameterizedTest
    @ValueSource(strings = {"trickled-body", "odd", "204"})
    void a_yes_counts_whatever_the_rest_of_the_answer_is(String treatment) throws Exception {
        DoorClient door = lead(treatment, "\"timeoutMillis\": 500", SOON);

        door.sign("{}");

        awaitAttempts(door, "processed", 1);
        assertThat(receiver.requests()).hasSize(1);
    }

    @Test
    void of_a_large_answer_16_KiB_are_kept() throws Exception {
        DoorClient door = lead("flood", "", SOON);

        door.sign("{}");

        JsonNode attempt = awaitAttempts(door, "dead", 2).get(0);
        assertThat(attempt.path("status").asInt()).isEqualTo(500);
        assertThat(attempt.path("response").asText()).isEqualTo("x".repeat(16 * 1024));
    }

    @Test
    void internal_addresses_are_not_connected_to_although_they_could_be_saved() throws Exception {
        for (String host : List.of("127.0.0.2", "[::1]", "169.254.169.254", "[64:ff9b::7f00:2]")) {
            DoorClient door = leadTo("http://127.0.0.1:9/" + UUID.randomUUID(), "", OFTEN);
            product.tables().moveDestination(door.slug(), "http://127.0.0.1:9/", "http://" + host + ":9/");
            door.sign("{}");
            JsonNode event = management.awaitOnlyEvent(door.slug(), "dead");
            assertThat(management
                            .get("/events/" + event.path("id").asText())
                            .json()
                            .at("/deliveries/0/attempts")
                            .findValuesAsText("error"))
                    .as(host)
                    .last()
                    .asString()
                    .contains("GATEHOUSE_OUTBOUND_ALLOWED");
        }
    }

    @Test
    void events_leave_as_cloud_events_in_both_forms() throws Exception {
        lead("200", "\"format\": \"cloudevents-binary\"", SOON).signJson("{\"id\": \"e1\", \"type\": \"paid\"}");
        lead("202", "\"format\": \"cloudevents-structured\"", SOON).signJson("{\"id\": \"e2\", \"type\": \"paid\"}");

        Request binary = awaitRequest("/200");
        assertThat(binary.all("ce-specversion")).containsExactly("1.0");
        assertThat(binary.all("ce-type")).containsExactly("paid");
        assertThat(binary.all("ce-id")).isEqualTo(binary.all("webhook-id"));
        assertThat(binary.text()).isEqualTo("{\"id\": \"e1\", \"type\": \"paid\"}");
        Request structured = awaitRequest("/202");
        assertThat(structured.all("Content-Type")).containsExactly("application/cloudevents+json; charset=utf-8");
        assertThat(Json.read(structured.text()).at("/data/id").asText()).isEqualTo("e2");
    }

    @Test
    void a_destination_that_hangs_uses_only_its_own_places_and_its_backlog_waits_untouched() throws Exception {
        DoorClient hanging = lead("hang", "\"concurrency\": 2, \"timeoutMillis\": 30000", SOON);
        for (int i = 0; i < 20; i++) {
            hanging.sign("{\"n\": " + i + "}").is(200);
        }
        await().atMost(PATIENCE).until(() -> receiver.requests("/hang").size() == 2);

        DoorClient other = lead("200", "", SOON);
        other.sign("{}");

        awaitAttempts(other, "processed", 1);
        assertThat(receiver.requests("/hang")).hasSize(2);
        assertThat(product.tables().deliveries(hanging.slug(), "pending")).isEqualTo(18);
        assertThat(product.tables().attempts(hanging.slug())).isZero();
    }

    @Test
    void a_dead_destinations_backlog_of_4200_delays_nobody_and_burns_no_attempts() throws Exception {
        DoorClient dead = leadTo("http://127.0.0.1:1/", "", "{\"retry\": {\"schedule\": [\"1h\"]}}");
        Together.call(16, () -> {
            for (int i = 0; i < 263; i++) {
                dead.sign("{\"id\": \"" + UUID.randomUUID() + "\"}").is(200);
            }
            return null;
        });
        DoorClient other = lead("200", "", SOON);
        for (int i = 0; i < 100; i++) {
            other.sign("{\"n\": " + i + "}").is(200);
        }

        await().atMost(Duration.ofSeconds(2))
                .until(() -> product.tables().deliveries(other.slug(), "delivered") == 100);
        assertThat(product.tables().attempts(dead.slug())).isLessThan(40);
        assertThat(product.tables().deliveries(dead.slug(), "pending")).isGreaterThan(4100);
        assertThat(product.tables().deliveries(dead.slug(), "dead")).isZero();
    }

    private DoorClient lead(String treatment, String fields, String subscription) throws SQLException {
        return leadTo(receiver.url(treatment), fields, subscription);
    }

    private DoorClient leadTo(String url, String fields, String subscription) throws SQLException {
        return Led.to(product, url, fields, subscription).door();
    }

    private Request awaitRequest(String path) {
        return await().atMost(PATIENCE)
                .until(() -> receiver.requests(path), found -> !found.isEmpty())
                .get(0);
    }

    /** The attempts at the endpoint's one event, as soon as it has this status. */
    private JsonNode awaitAttempts(DoorClient door, String status, int count) {
        JsonNode event = management.awaitOnlyEvent(door.slug(), status);
        JsonNode attempts = management
                .get("/events/" + event.path("id").asText())
                .is(200)
                .json()
                .at("/deliveries/0/attempts");
        assertThat(attempts).as(attempts.toString()).hasSize(count);
        return attempts;
    }
}
