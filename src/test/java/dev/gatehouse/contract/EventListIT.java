package dev.gatehouse.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How operators find an event. */
@ExtendWith(SharedProduct.class)
class EventListIT {

    private final Product product;
    private final ManagementClient management;
    private DoorClient door;

    EventListIT(Product product) {
        this.product = product;
        this.management = product.management();
    }

    @BeforeEach
    void five_events_of_three_types() {
        door = product.open(DoorClient.RESULT);
        String[] types = {"payment.completed", "payment.failed", "payment.completed", "unheard.of", "payment.failed"};
        for (int i = 0; i < types.length; i++) {
            door.signJson("{\"id\": \"e%d\", \"type\": \"%s\", \"note\": \"100 %% größer no. %d\"}"
                            .formatted(i, types[i], i))
                    .is(200);
        }
    }

    @Test
    void the_newest_come_first() {
        assertThat(found()).containsExactly("e4", "e3", "e2", "e1", "e0");
    }

    @Test
    void by_type() {
        assertThat(found("type=payment.completed")).containsExactly("e2", "e0");
        assertThat(found("type=payment.*")).isEmpty();
    }

    @Test
    void by_status() {
        assertThat(found("status=ignored")).containsExactly("e3");
        assertThat(found("status=processed")).containsExactly("e4", "e2", "e1", "e0");
        assertThat(found("status=dead")).isEmpty();
    }

    @Test
    void by_the_senders_id() {
        assertThat(found("eventId=e1")).containsExactly("e1");
        assertThat(found("eventId=e")).isEmpty();
        assertThat(found("eventId=" + ManagementClient.encode("' or '1'='1"))).isEmpty();
    }

    @Test
    void by_time_from_the_first_moment_and_before_the_last() {
        String third = ManagementClient.text(management.events(door.slug()).get(2), "receivedAt");

        assertThat(found("since=" + third)).endsWith("e2").doesNotContain("e1", "e0");
        assertThat(found("until=" + third)).containsExactly("e1", "e0");
        assertThat(found("since=2000-01-01T00:00:00Z", "until=2000-01-02T00:00:00Z"))
                .isEmpty();
    }

    @Test
    void by_what_the_body_says_and_nothing_is_a_wildcard() {
        assertThat(found("q=" + ManagementClient.encode("größer no. 3"))).containsExactly("e3");
        assertThat(found("q=" + ManagementClient.encode("100 %"))).hasSize(5);
        assertThat(found("q=" + ManagementClient.encode("100%größer"))).isEmpty();
        assertThat(found("q=" + ManagementClient.encode("no_ 3"))).isEmpty();
    }

    @Test
    void by_all_of_them_at_once() {
        assertThat(found("type=payment.failed", "status=processed", "q=e1")).containsExactly("e1");
    }

    @Test
    void page_by_page_nothing_is_missed_or_seen_twice_though_more_arrive_meanwhile() {
        List<String> seen = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = management
                    .get("/events?endpoint=" + door.slug() + "&limit=2" + cursor)
                    .is(200)
                    .json();
            assertThat(page.path("items").size()).isLessThanOrEqualTo(2);
            seen.addAll(Json.texts(page.path("items"), "/eventId"));
            door.signJson("{\"id\": \"later-%d\"}".formatted(seen.size())).is(200);
            cursor = page.path("next").isNull() ? null : "&cursor=" + ManagementClient.text(page, "next");
        } while (cursor != null);

        assertThat(seen).containsExactly("e4", "e3", "e2", "e1", "e0");
    }

    @ParameterizedTest
    @CsvSource({"limit, 0", "limit, 501", "limit, -1", "cursor, nonsense", "since, yesterday", "until, 2026-01-01"})
    void a_question_that_can_not_be_meant_is_refused(String parameter, String value) {
        management.get("/events?" + parameter + "=" + value).isInvalid(parameter);
    }

    @ParameterizedTest
    @CsvSource({
        "/events?status=nope, status, processed",
        "/events?status=, status, processed",
        "/events?q=a%00b, q, NUL",
        "/events?q=, q, leave it out",
        "/events?type=, type, leave it out",
        "/events?limit=many, limit, from 1 to 500",
        "/events?cursor=1-1-1-1-1, cursor, next",
        "/deliveries?status=processed, status, dead",
        "/deliveries?status=DEAD, status, dead",
        "/rejections?reason=nope, reason, invalid_signature",
        "/rejections?reason=unavailable, reason, invalid_signature",
        "/rejections?since=yesterday, since, 2026-01-31T09:00:00Z",
    })
    void a_word_that_is_none_is_refused_with_those_there_are(String path, String parameter, String cure) {
        JsonNode error = management.get(path).isInvalid(parameter).json().at("/errors/0");

        assertThat(error.path("message").asText()).contains(cure);
    }

    @ParameterizedTest
    @CsvSource({
        "/events?stauts=dead, stauts",
        "/events?Status=dead, Status",
        "/events?status=dead&status=held, status",
        "/deliveries?type=a, type",
        "/rejections?eventId=a, eventId",
        "/providers?limit=1, limit",
        "/providers/stripe?full=true, full",
        "/endpoints?sort=slug, sort",
    })
    void a_misspelt_filter_never_makes_a_list_longer(String path, String parameter) {
        management.get(path).isInvalid(parameter);
    }

    @Test
    void a_write_takes_no_parameters() {
        management.post("/endpoints?dryRun=true", "{}").isInvalid("dryRun");
    }

    @Test
    void one_event_shows_what_was_tried() {
        JsonNode newest = management.events(door.slug()).get(0);

        JsonNode event = management
                .get("/events/" + ManagementClient.text(newest, "id"))
                .is(200)
                .json();

        JsonNode attempt = event.at("/deliveries/0/attempts/0");
        assertThat(event.at("/deliveries/0/destination").asText()).isEqualTo("handlers");
        assertThat(event.at("/deliveries/0/status").asText()).isEqualTo("delivered");
        assertThat(attempt.path("number").asInt()).isEqualTo(1);
        assertThat(attempt.path("outcome").asText()).isEqualTo("delivered");
        assertThat(event.path("size").asInt()).isEqualTo(management.bodyOf(event).length);
    }

    @Test
    void a_body_is_never_run_by_a_browser() {
        DoorClient other = product.open(DoorClient.SIGNED);
        other.sign("<script>alert(1)</script>", "Content-Type", "text/html").is(200);
        JsonNode event = management.onlyEvent(other.slug());

        Reply body = management
                .get("/events/" + ManagementClient.text(event, "id") + "/body")
                .is(200);

        assertThat(body.header("Content-Type")).isEqualTo("application/octet-stream");
        assertThat(body.header("Content-Disposition")).startsWith("attachment");
        assertThat(body.header("X-Content-Type-Options")).isEqualTo("nosniff");
    }

    private List<String> found(String... filters) {
        return Json.texts(management.events(door.slug(), filters), "/eventId");
    }
}
