package dev.gatehouse.destination;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.gatehouse.handler.EventFacts;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CloudEventTest {

    private static final UUID ID = UUID.fromString("01890a5d-ac96-774b-bcce-b302099a8057");

    @Test
    void a_json_body_stands_in_a_structured_event_as_it_came() throws Exception {
        var bytes = structured("application/json; charset=utf-8", "{\"amount\": 1.10, \"n\": 12345678901234567890}");

        assertThat(new String(bytes, StandardCharsets.UTF_8))
                .contains("\"data\":{\"amount\": 1.10, \"n\": 12345678901234567890}");
        var json = new ObjectMapper().readTree(bytes);
        assertThat(json.path("specversion").asText()).isEqualTo("1.0");
        assertThat(json.path("id").asText()).isEqualTo(ID.toString());
        assertThat(json.path("source").asText()).isEqualTo("/webhooks/shop");
        assertThat(json.path("type").asText()).isEqualTo("payment.completed");
        assertThat(json.path("time").asText()).isEqualTo("2026-01-31T09:00:00Z");
        assertThat(json.path("datacontenttype").asText()).isEqualTo("application/json; charset=utf-8");
    }

    @Test
    void what_is_no_json_or_only_says_so_is_carried_in_base64() throws Exception {
        for (var body : List.of("a=1", "{\"a\":", "{} {}", "")) {
            var json = new ObjectMapper().readTree(structured("application/json", body));
            assertThat(json.has("data")).as(body).isFalse();
            assertThat(json.path("data_base64").binaryValue()).isEqualTo(body.getBytes(StandardCharsets.UTF_8));
        }
        var form = new ObjectMapper().readTree(structured("application/x-www-form-urlencoded", "1"));
        assertThat(form.path("data_base64").binaryValue()).containsExactly('1');
    }

    @Test
    void attributes_are_percent_encoded_in_headers() {
        assertThat(CloudEvent.inHeader("Euro € \"quoted\" 100%")).isEqualTo("Euro%20%E2%82%AC%20%22quoted%22%20100%25");
        assertThat(CloudEvent.inHeader("a\r\nb")).isEqualTo("a%0D%0Ab");
    }

    private static byte[] structured(String contentType, String body) {
        var headers = List.of(new EventFacts.Header("content-type", contentType));
        return new CloudEvent(new EventFacts(
                        ID,
                        "shop",
                        "evt_1",
                        "payment.completed",
                        Instant.parse("2026-01-31T09:00:00Z"),
                        headers,
                        body.getBytes(StandardCharsets.UTF_8),
                        1))
                .structured();
    }
}
