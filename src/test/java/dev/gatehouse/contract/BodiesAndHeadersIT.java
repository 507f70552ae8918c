package dev.gatehouse.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the door takes, however odd: kept byte for byte, or refused, never a fault of ours. */
@ExtendWith(SharedProduct.class)
class BodiesAndHeadersIT {

    private static final int MEBIBYTE = 1 << 20;

    private final Product product;
    private DoorClient door;

    BodiesAndHeadersIT(Product product) {
        this.product = product;
    }

    @BeforeEach
    void open() {
        door = product.open(DoorClient.SIGNED);
    }

    @Test
    void an_empty_body_is_a_body() {
        door.sign("").is(200);

        assertThat(keptBody()).isEmpty();
    }

    @Test
    void a_body_of_the_largest_size_is_kept_whole() {
        byte[] body = filled(MEBIBYTE);

        door.sign(body).is(200);

        assertThat(keptBody()).isEqualTo(body);
    }

    @Test
    void a_chunked_body_of_the_largest_size_is_kept_whole() {
        byte[] body = filled(MEBIBYTE);

        door.postChunked(body, "X-Webhook-Signature", Hmac.sha256Hex(DoorClient.SECRET, body))
                .is(200);

        assertThat(keptBody()).isEqualTo(body);
    }

    @Test
    void one_byte_more_is_too_large() {
        door.sign(filled(MEBIBYTE + 1)).isProblem(413, "body_too_large");

        assertRejected("body_too_large");
    }

    @Test
    void one_byte_more_is_too_large_also_where_the_length_was_not_declared() {
        byte[] body = filled(MEBIBYTE + 1);

        door.postChunked(body, "X-Webhook-Signature", Hmac.sha256Hex(DoorClient.SECRET, body))
                .isProblem(413, "body_too_large");

        assertRejected("body_too_large");
    }

    @Test
    void what_is_no_utf_8_is_kept_as_it_is() {
        byte[] body = {(byte) 0xC3, 0x28, (byte) 0xFF, (byte) 0xFE, 0x00, (byte) 0x80};

        door.sign(body, "Content-Type", "text/plain; charset=utf-8").is(200);

        assertThat(keptBody()).isEqualTo(body);
    }

    @Test
    void what_is_no_utf_8_is_no_json_either() {
        byte[] body = {'"', (byte) 0xC3, 0x28, '"'};

        door.sign(body, "Content-Type", "application/json").isProblem(400, "invalid_json");
    }

    @Test
    void nul_bytes_are_kept() {
        byte[] body = new byte[1000];

        door.sign(body, "Content-Type", "application/octet-stream").is(200);

        assertThat(keptBody()).isEqualTo(body);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nul\\u0000in the middle",
                "half a pair \\ud83d",
                "\\\"quoted\\\" {id} </script> \\\\",
                "line\\r\\nbreak\\ttab",
                "\uD83C\uDF89 \u00e9\u0301 \u202E",
                "'; drop table event; --",
                " ",
                ""
            })
    void whatever_an_event_calls_itself_it_is_stored_once(String id) {
        String body = "{\"id\": \"%s\", \"type\": \"%s\"}".formatted(id, id);

        Reply first = door.signJson(body).is(200);
        Reply again = door.signJson(body).is(200);

        assertThat(first.json().path("status").asText()).isEqualTo("received");
        assertThat(again.isReplayed()).isTrue();
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(keptBody()).isEqualTo(body.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void an_emoji_comes_back_as_the_event_id_it_was() {
        Reply reply = door.signJson("{\"id\": \"\uD83C\uDF89\"}").is(200);

        assertThat(reply.json().path("event_id").asText()).isEqualTo("\uD83C\uDF89");
        assertThat(product.management().events(door.slug(), "eventId=" + ManagementClient.encode("\uD83C\uDF89")))
                .hasSize(1);
    }

    @Test
    void long_event_ids_stay_apart_by_their_last_character() {
        String id = "i".repeat(299);

        door.signJson("{\"id\": \"%s1\"}".formatted(id)).is(200);
        door.signJson("{\"id\": \"%s2\"}".formatted(id)).is(200);

        assertThat(product.management().events(door.slug())).hasSize(2);
    }

    @Test
    void a_header_that_comes_twice_is_kept_twice() {
        door.sign("{}", "X-Tag", "one", "X-Tag", "two").is(200);

        JsonNode event = product.management().onlyEvent(door.slug());
        JsonNode detail = product.management()
                .get("/events/" + ManagementClient.text(event, "id"))
                .is(200)
                .json();
        assertThat(detail.path("headers").toString().toLowerCase(Locale.ROOT))
                .contains("[\"x-tag\",\"one\"]", "[\"x-tag\",\"two\"]");
    }

    @ParameterizedTest
    @ValueSource(ints = {1000, 7000, 64 << 10})
    void a_long_header_is_taken_or_refused_but_never_a_fault(int length) {
        Reply reply = door.sign("{}", "X-Long", "x".repeat(length));

        assertThat(reply.status()).isIn(200, 400, 413, 431);
    }

    @Test
    void very_deep_json_is_no_fault() {
        assertThat(door.signJson("[".repeat(100_000) + "]".repeat(100_000)).status())
                .isIn(200, 400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense", "application/json; charset=nonsense", "*/*", ";", "application/x y", "text/"})
    void an_odd_content_type_is_no_fault(String contentType) {
        assertThat(door.sign("{}", "Content-Type", contentType).status()).isIn(200, 400, 415);
    }

    private byte[] keptBody() {
        return product.management().bodyOf(product.management().onlyEvent(door.slug()));
    }

    private void assertRejected(String reason) {
        JsonNode rejection = product.management().awaitOnlyRejection(door.slug());
        assertThat(ManagementClient.text(rejection, "reason")).isEqualTo(reason);
        assertThat(product.management().events(door.slug())).isEmpty();
    }

    private static byte[] filled(int size) {
        byte[] body = new byte[size];
        Arrays.fill(body, (byte) 'x');
        return body;
    }
}
