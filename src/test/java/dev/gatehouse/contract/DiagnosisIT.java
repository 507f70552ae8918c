package dev.gatehouse.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What was refused at the door is explained, and no explanation helps anybody to forge. */
@ExtendWith(SharedProduct.class)
class DiagnosisIT {

    /** Fits the form of every provider's secrets. */
    private static final String SECRET = "whsec_Y2FuYXJ5LW9mLXRoZS1kaWFnbm9zaXM=";

    private static final String OTHER = "whsec_YW5vdGhlci1jYW5hcnktaGVyZQ==";
    private static final String BODY = "{\"id\":\"evt_1\",\"list\":[1,2.50],\"name\":\"x/y\"}";

    private final Product product;
    private final ManagementClient management;

    DiagnosisIT(Product product) {
        this.product = product;
        this.management = product.management();
    }

    @ParameterizedTest
    @EnumSource(Signer.class)
    void another_secret_is_a_wrong_secret_and_the_answer_holds_neither_secret_nor_signature(Signer signer) {
        DoorClient door = open(signer);
        Instant now = Instant.now();
        door.post(BODY, signer.headers(OTHER, BODY, now)).isProblem(401, "invalid_signature");

        Reply answer = diagnoseRejection(door);
        assertThat(causes(answer)).isEqualTo(List.of("wrong_secret"));
        assertThat(answer.json().path("verifies").asBoolean(true)).isFalse();
        assertThat(answer.text()).doesNotContain(SECRET).doesNotContain("canary");
        String[] right = signer.headers(SECRET, BODY, now);
        String signature = right[right.length - 1];
        assertThat(answer.text()).doesNotContain(signature.substring(signature.length() - 20));
    }

    @ParameterizedTest
    @EnumSource(Signer.class)
    void json_that_was_written_anew_on_the_way_is_noticed(Signer signer) {
        DoorClient door = open(signer);
        door.post(spaced(), signer.headers(SECRET, BODY, Instant.now())).isProblem(401, "invalid_signature");

        Reply answer = diagnoseRejection(door);
        assertThat(causes(answer)).isEqualTo(List.of("body_reserialised"));
        assertThat(answer.text()).doesNotContain(SECRET);
    }

    @ParameterizedTest
    @CsvSource({"GITHUB, 'X', secret_white_space", "SLACK, '\"', secret_quotes", "SHOPIFY, 'P', secret_prefix"})
    void a_secret_that_the_sender_writes_otherwise_is_noticed(Signer signer, String how, String cause) {
        String written =
                switch (how) {
                    case "X" -> SECRET + "\n";
                    case "P" -> SECRET.substring("whsec_".length());
                    default -> how + SECRET + how;
                };
        DoorClient door = open(signer);
        door.post(BODY, signer.headers(written, BODY, Instant.now())).isProblem(401, "invalid_signature");

        Reply answer = diagnoseRejection(door);
        assertThat(causes(answer)).isEqualTo(List.of(cause));
        assertThat(answer.text()).doesNotContain(SECRET.substring("whsec_".length()));
    }

    @Test
    void a_clock_that_is_off_is_told_in_seconds() {
        DoorClient door = open(Signer.STRIPE);
        Instant old = Instant.now().minusSeconds(3_600);
        door.post(BODY, Signer.STRIPE.headers(SECRET, BODY, old)).isProblem(401, "invalid_signature");

        JsonNode finding = diagnoseRejection(door).json().at("/findings/0");
        assertThat(finding.path("cause").asText()).isEqualTo("clock");
        assertThat(finding.path("message").asText()).containsPattern("36\\d\\d s before");
    }

    @Test
    void another_url_than_the_signed_one_is_named() {
        DoorClient door = product.open("""
                {"provider": "square", "secrets": ["%s"], "publicUrl": "%s/"}
                """.formatted(SECRET, Signer.URL));
        door.post(BODY, Signer.SQUARE.headers(SECRET, BODY, Instant.now())).isProblem(401, "invalid_signature");

        JsonNode finding = diagnoseRejection(door).json().at("/findings/0");
        assertThat(finding.path("cause").asText()).isEqualTo("wrong_url");
        assertThat(finding.path("field").asText()).isEqualTo("publicUrl");
        assertThat(finding.path("message").asText()).contains("over the URL " + Signer.URL + ";");
    }

    @Test
    void headers_of_another_brand_are_noticed_and_a_dropped_one_is_named() {
        DoorClient door = open(Signer.STANDARD_WEBHOOKS);
        String[] headers = Signer.STANDARD_WEBHOOKS.headers(SECRET, BODY, Instant.now());
        headers[0] = "acme-id";
        headers[2] = "acme-timestamp";
        headers[4] = "acme-signature";
        door.post(BODY, headers).isProblem(401, "missing_signature");
        assertThat(causes(diagnoseRejection(door))).isEqualTo(List.of("header_renamed"));

        DoorClient other = open(Signer.SLACK);
        String[] slack = Signer.SLACK.headers(SECRET, BODY, Instant.now());
        other.post(BODY, slack[2], slack[3]).isProblem(401, "invalid_signature");
        JsonNode finding = diagnoseRejection(other).json().at("/findings/0");
        assertThat(finding.path("cause").asText()).isEqualTo("header_missing");
        assertThat(finding.path("field").asText()).isEqualTo("headers.X-Slack-Request-Timestamp");
    }

    @Test
    void a_secret_that_ended_is_told_from_any_other() {
        DoorClient door = open(Signer.HMAC_SHA256_HEX);
        Instant soon = Instant.now().plusSeconds(1);
        management
                .post(
                        "/endpoints/" + door.slug() + "/secrets",
                        "{\"secret\": \"%s\", \"validUntilOfOthers\": \"%s\"}".formatted(OTHER, soon))
                .is(201);
        String request = pasted(Signer.HMAC_SHA256_HEX, SECRET, BODY);
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(causes(diagnose(door, request))).isEqualTo(List.of("previous_secret")));
        assertThat(diagnose(door, request).text()).doesNotContain(SECRET).doesNotContain(OTHER);
    }

    @Test
    void the_secret_of_the_test_mode_is_named_by_its_endpoint() {
        DoorClient live = open(Signer.GITHUB);
        DoorClient test = product.open("{\"provider\": \"github\", \"secrets\": [\"the one of the test mode\"]}");

        Reply answer = diagnose(live, pasted(Signer.GITHUB, "the one of the test mode", BODY));
        assertThat(causes(answer)).isEqualTo(List.of("secret_of_other_endpoint"));
        assertThat(answer.text()).contains(test.slug()).doesNotContain("the one of the test mode");
    }

    @ParameterizedTest
    @EnumSource(Signer.class)
    void a_genuine_request_verifies(Signer signer) {
        JsonNode report = diagnose(open(signer), pasted(signer, SECRET, BODY)).json();
        assertThat(report.path("verifies").asBoolean()).as(report.toString()).isTrue();
        assertThat(report.path("findings")).isEmpty();
    }

    @Test
    void the_url_that_was_pasted_is_tried_where_the_public_one_is_wrong() {
        DoorClient door = product.open("""
                {"provider": "square", "secrets": ["%s"], "publicUrl": "https://other.example.com/x"}
                """.formatted(SECRET));
        Reply answer = diagnose(door, pasted(Signer.SQUARE, SECRET, BODY));
        assertThat(causes(answer)).isEqualTo(List.of("wrong_url"));
    }

    @Test
    void a_token_that_was_not_kept_and_a_body_that_was_not_read_are_said_to_be_so() {
        DoorClient door = product.open("{\"provider\": \"gitlab\", \"secrets\": [\"" + SECRET + "\"]}");
        door.post(BODY, "X-Gitlab-Token", "wrong").isProblem(401, "invalid_signature");
        assertThat(causes(diagnoseRejection(door))).isEqualTo(List.of("not_kept"));

        DoorClient closed = product.open("""
                {"provider": "github", "secrets": ["s"], "allowedSources": ["203.0.113.7"]}
                """);
        closed.post(BODY).isProblem(403, "address_not_allowed");
        String id = management.awaitOnlyRejection(closed.slug()).path("id").asText();
        management.post("/rejections/" + id + "/diagnose", "").isProblem(409, "not_verifiable");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        {"headers": {}, "body": ""} | url
        {"url": "https://a/", "body": ""} | headers
        {"url": "https://a/", "headers": {}} | body
        {"url": "https://a/", "headers": {}, "body": "", "bodyBase64": ""} | body
        {"url": "https://a/", "headers": {}, "bodyBase64": "*"} | bodyBase64
        {"url": "https://a/", "headers": {"a": 1}, "body": ""} | headers.a
        {"url": "https://a/", "headers": [["a"]], "body": ""} | headers
        {"url": "https://a/", "headers": {}, "body": "", "receivedAt": "yesterday"} | receivedAt
        {"url": "https://a/", "headers": {}, "body": "", "receivedAt": "+99999-01-01T00:00:00Z"} | receivedAt
        {"url": "https://a/", "headers": {}, "body": "", "secret": "s"} | secret
        """)
    void what_is_wrong_with_a_pasted_request_is_named(String json, String field) {
        diagnose(open(Signer.GITHUB), json).isInvalid(field);
    }

    @Test
    void nobody_asks_without_a_token_and_what_is_not_there_is_not_found() {
        management
                .post(
                        "/endpoints/no-such-endpoint/diagnose",
                        "{\"url\": \"https://a/\", \"headers\": {}, \"body\": \"\"}")
                .isProblem(404, "not_found");
        management
                .post("/rejections/00000000-0000-7000-8000-000000000000/diagnose", "")
                .isProblem(404, "not_found");
        new ManagementClient(product.http(), "guess")
                .post("/endpoints/any/diagnose", "{}")
                .isProblem(401, "unauthorized");
    }

    private DoorClient open(Signer signer) {
        return product.open("""
                {"provider": "%s", "secrets": ["%s"], "publicUrl": "%s"}
                """.formatted(signer.provider(), SECRET, Signer.URL));
    }

    private Reply diagnoseRejection(DoorClient door) {
        String id = management.awaitOnlyRejection(door.slug()).path("id").asText();
        return management.post("/rejections/" + id + "/diagnose", "").is(200);
    }

    private Reply diagnose(DoorClient door, String json) {
        return management.post("/endpoints/" + door.slug() + "/diagnose", json);
    }

    private static String pasted(Signer signer, String secret, String body) {
        ObjectNode request = (ObjectNode) Json.read("{\"method\": \"POST\", \"headers\": {}}");
        String[] headers = signer.headers(secret, body, Instant.now());
        for (int i = 0; i < headers.length; i += 2) {
            ((ObjectNode) request.path("headers")).put(headers[i], headers[i + 1]);
        }
        return request.put("url", Signer.URL).put("body", body).toString();
    }

    private static List<String> causes(Reply answer) {
        return Json.texts(answer.is(200).json().path("findings"), "/cause");
    }

    private static String spaced() {
        return BODY.replace(",", ", ").replace(":", ": ");
    }
}
