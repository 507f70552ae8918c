package dev.gatehouse.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whom the door refuses, with which word, and what stays on record. */
@ExtendWith(SharedProduct.class)
class DoorIT {

    private static final String TWO_CONTENT_TYPES =
            "\"limits\": {\"contentTypes\": [\"application/json\", \"Application/CloudEvents+json\"]}";

    private final Product product;

    DoorIT(Product product) {
        this.product = product;
    }

    @Test
    void an_endpoint_that_nobody_made_is_unknown() {
        product.door("nobody-made-" + UUID.randomUUID()).sign("{}").isProblem(404, "unknown_endpoint");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UPPER", "a/b", "%00", "..%2Fapi", "it%0d%0aX:%20y", "%C3%A9", "'--"})
    void a_name_that_no_endpoint_can_have_is_unknown(String slug) {
        product.door(slug).sign("{}").is4xx();
    }

    @Test
    void a_disabled_endpoint_is_as_good_as_unknown() {
        DoorClient door = openSigned("\"state\": \"disabled\"");

        door.sign("{}").isProblem(404, "unknown_endpoint");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "PUT", "DELETE", "PATCH"})
    void webhooks_only_come_as_post(String method) {
        DoorClient door = product.open(DoorClient.SIGNED);

        Reply reply = door.send(method, BodyPublishers.noBody()).isProblem(405, "method_not_allowed");

        assertThat(reply.header("Allow")).isEqualTo("POST");
    }

    @Test
    void another_source_address_is_refused_whatever_it_claims_to_be_forwarded_for() {
        DoorClient door = openSigned("\"allowedSources\": [\"192.168.1.0/24\"]");

        door.sign("{}", "X-Forwarded-For", "192.168.1.7", "X-Real-IP", "192.168.1.7", "Forwarded", "for=192.168.1.7")
                .isProblem(403, "address_not_allowed");
    }

    @Test
    void an_allowed_source_address_is_let_in() {
        openSigned("\"allowedSources\": [\"10.0.0.0/8\", \"127.0.0.1\"]")
                .sign("{}")
                .is(200);
    }

    @Test
    void a_request_without_a_signature_is_refused_and_leaves_no_event() {
        DoorClient door = product.open(DoorClient.SIGNED);

        door.post("{}").isProblem(401, "missing_signature");

        assertThat(product.management().events(door.slug())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "sha256=", "not hexadecimal", "sha256=e3b0c44298fc1c149afbf4c8996fb924"})
    void a_wrong_signature_is_refused(String signature) {
        DoorClient door = product.open(DoorClient.SIGNED);

        Reply reply = door.post("{}", "X-Webhook-Signature", signature).is(401);

        assertThat(reply.json().path("reason").asText()).isIn("missing_signature", "invalid_signature");
        assertThat(product.management().events(door.slug())).isEmpty();
    }

    @Test
    void json_that_is_none_is_refused() {
        product.open(DoorClient.SIGNED).signJson("{\"id\": \"1\",}").isProblem(400, "invalid_json");
    }

    @Test
    void whether_it_is_json_is_only_told_to_who_signed_it() {
        product.open(DoorClient.SIGNED)
                .post("{", "Content-Type", "application/json")
                .isProblem(401, "missing_signature");
    }

    @Test
    void a_missing_key_is_refused_where_one_is_required() {
        DoorClient door = openSigned("\"idempotency\": {\"key\": \"header:X-Idempotency-Key\"}");

        door.sign("{\"id\": \"1\"}").isProblem(400, "missing_idempotency_key");
        door.sign("{\"id\": \"1\"}", "X-Idempotency-Key", "k1").is(200);
    }

    @Test
    void another_body_under_a_used_key_is_refused_and_kept() {
        DoorClient door = product.open(DoorClient.SIGNED);
        door.sign("{\"id\": \"1\", \"amount\": 1}").is(200);

        door.sign("{\"id\": \"1\", \"amount\": 1000}").isProblem(422, "idempotency_key_reused");

        product.management().onlyEvent(door.slug());
        JsonNode rejection = product.management().awaitOnlyRejection(door.slug());
        assertThat(ManagementClient.text(rejection, "reason")).isEqualTo("idempotency_key_reused");
        assertThat(Base64.getDecoder().decode(ManagementClient.text(rejection, "bodyBase64")))
                .isEqualTo(bytes("{\"id\": \"1\", \"amount\": 1000}"));
    }

    @Test
    void another_body_under_a_used_key_is_a_duplicate_where_the_endpoint_says_so() {
        DoorClient door = openSigned("\"idempotency\": {\"onConflict\": \"replay\"}");
        Reply first = door.sign("{\"id\": \"1\", \"attempt\": 1}").is(200);

        Reply again = door.sign("{\"id\": \"1\", \"attempt\": 2}").is(200);

        assertThat(again.isReplayed()).isTrue();
        assertThat(again.body()).isEqualTo(first.body());
    }

    @Test
    void a_refusal_is_on_record_without_the_secret() {
        DoorClient door = product.open(DoorClient.SIGNED);
        byte[] body = bytes("{\"id\": \"forged\"}");

        door.post(body, "X-Webhook-Signature", "0".repeat(64), "X-Trace", "t-1").is(401);

        JsonNode rejection = product.management().awaitOnlyRejection(door.slug());
        assertThat(ManagementClient.text(rejection, "reason")).isEqualTo("invalid_signature");
        assertThat(ManagementClient.text(rejection, "sourceAddress")).isEqualTo("127.0.0.1");
        assertThat(Base64.getDecoder().decode(ManagementClient.text(rejection, "bodyBase64")))
                .isEqualTo(body);
        assertThat(rejection.path("headers").toString()).contains("t-1");
        assertThat(rejection.toString()).doesNotContain(DoorClient.SECRET, Hmac.sha256Hex(DoorClient.SECRET, body));
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "APPLICATION/JSON; charset=utf-8", "application/cloudevents+json"})
    void a_content_type_that_is_listed_is_let_in(String contentType) {
        openSigned(TWO_CONTENT_TYPES).sign("{}", "Content-Type", contentType).is(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/jsonp", "text/plain; a=\"application/json\""})
    void another_content_type_is_refused_and_on_record(String contentType) {
        DoorClient door = openSigned(TWO_CONTENT_TYPES);

        door.sign("{}", "Content-Type", contentType).isProblem(415, "content_type_refused");

        JsonNode rejection = product.management().awaitOnlyRejection(door.slug());
        assertThat(ManagementClient.text(rejection, "reason")).isEqualTo("content_type_refused");
        assertThat(rejection.path("headers").toString()).contains(contentType.split(";", 2)[0]);
        assertThat(product.management()
                        .get("/rejections?reason=content_type_refused&endpoint=" + door.slug())
                        .is(200)
                        .json()
                        .path("items"))
                .hasSize(1);
        assertThat(product.management().events(door.slug())).isEmpty();
    }

    @Test
    void no_content_type_is_refused_where_some_are_listed() {
        openSigned(TWO_CONTENT_TYPES).sign("{}").isProblem(415, "content_type_refused");
    }

    @Test
    void a_request_over_the_rate_is_told_when_to_come_again() {
        DoorClient door = openSigned("\"limits\": {\"requestsPerSecond\": 1}");

        Reply refused = firstRefused(door);

        refused.isProblem(429, "too_many_requests");
        assertThat(Integer.parseInt(refused.header("Retry-After"))).isPositive();
    }

    private static Reply firstRefused(DoorClient door) {
        for (int i = 0; i < 1000; i++) {
            Reply reply = door.sign("{\"id\": \"%d\"}".formatted(i));
            if (reply.status() != 200) {
                return reply;
            }
        }
        throw new AssertionError("a thousand requests in no time, and none was refused");
    }

    private DoorClient openSigned(String furtherField) {
        return product.open("""
                {"provider": "hmac-sha256-hex", "secrets": ["%s"], %s}
                """.formatted(DoorClient.SECRET, furtherField));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
