package dev.gatehouse.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One event is one event, however often it is sent. */
@ExtendWith(SharedProduct.class)
class IdempotencyIT {

    private static final int SENDERS = 64;
    private static final String PAYMENT =
            "{\"id\": \"%s\", \"type\": \"payment.completed\"}".formatted(UUID.randomUUID());

    private final Product product;

    IdempotencyIT(Product product) {
        this.product = product;
    }

    @Test
    void a_duplicate_gets_the_first_answer_again_byte_for_byte() {
        DoorClient door = product.open(DoorClient.SIGNED);

        Reply first = door.signJson(PAYMENT).is(200);
        Reply again = door.signJson(PAYMENT);

        assertThat(first.isReplayed()).isFalse();
        assertIsReplayOf(first, again);
        assertThat(product.management()
                        .onlyEvent(door.slug())
                        .path("duplicates")
                        .asInt())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"status\": 202, \"contentType\": \"text/plain\", \"body\": \"took {id} as {event_id}\"}",
                "{\"status\": 204, \"body\": \"\"}",
                "{\"status\": 201, \"contentType\": \"application/xml\", \"body\": \"<ok/>\"}"
            })
    void a_duplicate_gets_also_an_answer_of_the_endpoints_own_again(String policy) {
        DoorClient door = product.open("{\"provider\": \"hmac-sha256-hex\", \"secrets\": [\"%s\"], \"response\": %s}"
                .formatted(DoorClient.SECRET, policy));

        Reply first = door.signJson(PAYMENT).is(Json.read(policy).path("status").asInt());
        Reply again = door.signJson(PAYMENT);

        assertIsReplayOf(first, again);
    }

    @RepeatedTest(3)
    void many_senders_of_one_event_at_once_get_the_same_answer_and_leave_one_event() throws Exception {
        DoorClient door = product.open(DoorClient.SIGNED);

        List<Reply> replies = Together.call(SENDERS, () -> door.signJson(PAYMENT));

        assertThat(replies).allSatisfy(reply -> reply.is(200));
        assertThat(distinctBodies(replies)).hasSize(1);
        assertThat(replies.stream().filter(Reply::isReplayed)).hasSize(SENDERS - 1);
        JsonNode event = product.management().awaitOnlyEvent(door.slug(), "processed");
        assertThat(event.path("duplicates").asInt()).isEqualTo(SENDERS - 1);
        assertThat(product.tables().handlerRuns(door.slug())).isEqualTo(1);
    }

    @RepeatedTest(3)
    void many_senders_that_wait_for_one_result_get_it_or_are_told_it_is_being_worked_on() throws Exception {
        DoorClient door = product.open(DoorClient.RESULT);

        List<Reply> replies = Together.call(SENDERS, () -> door.signJson(PAYMENT));

        List<Reply> results =
                replies.stream().filter(reply -> reply.status() == 200).toList();
        assertThat(results.stream().filter(reply -> !reply.isReplayed())).hasSize(1);
        assertThat(distinctBodies(results))
                .containsExactly("{\"status\":\"processed\",\"action\":\"order_confirmed\"}");
        assertThat(replies).filteredOn(reply -> reply.status() != 200).allSatisfy(reply -> {
            reply.isProblem(409, "in_progress");
            assertThat(reply.header("Retry-After")).isNotEmpty();
        });
        assertIsReplayOf(results.get(0), door.signJson(PAYMENT));
        product.management().awaitOnlyEvent(door.slug(), "processed");
        assertThat(product.tables().handlerRuns(door.slug())).isEqualTo(1);
    }

    @Test
    void of_many_bodies_under_one_key_at_once_one_is_taken_and_all_others_refused() throws Exception {
        DoorClient door = product.open(DoorClient.SIGNED);

        List<Reply> replies = Together.call(
                SENDERS, () -> door.signJson("{\"id\": \"1\", \"amount\": \"%s\"}".formatted(UUID.randomUUID())));

        assertThat(replies.stream().filter(reply -> reply.status() == 200)).hasSize(1);
        assertThat(replies)
                .filteredOn(reply -> reply.status() != 200)
                .allSatisfy(reply -> reply.isProblem(422, "idempotency_key_reused"));
        product.management().onlyEvent(door.slug());
    }

    @Test
    void the_same_key_at_two_endpoints_is_two_events() {
        DoorClient one = product.open(DoorClient.SIGNED);
        DoorClient other = product.open(DoorClient.SIGNED);

        one.signJson(PAYMENT).is(200);
        Reply reply = other.signJson(PAYMENT).is(200);

        assertThat(reply.isReplayed()).isFalse();
        product.management().onlyEvent(one.slug());
        product.management().onlyEvent(other.slug());
    }

    @Test
    void the_first_place_that_holds_a_key_counts() {
        DoorClient door = product.open("""
                {"provider": "hmac-sha256-hex", "secrets": ["%s"],
                 "idempotency": {"key": ["header:X-Idempotency-Key", "json:/id"]}}
                """.formatted(DoorClient.SECRET));

        door.signJson(PAYMENT, "X-Idempotency-Key", "k1").is(200);

        assertThat(door.signJson(PAYMENT, "X-Idempotency-Key", "k1").isReplayed())
                .isTrue();
        assertThat(door.signJson(PAYMENT, "X-Idempotency-Key", "k2").isReplayed())
                .isFalse();
        assertThat(door.signJson(PAYMENT).isReplayed()).isFalse();
        assertThat(product.management().events(door.slug())).hasSize(3);
    }

    @Test
    void a_key_is_forgotten_after_its_window() throws SQLException {
        DoorClient door = product.open(DoorClient.SIGNED);
        Reply first = door.signJson(PAYMENT).is(200);
        assertThat(product.tables().forgetKeys(door.slug())).isEqualTo(1);

        Reply muchLater = door.signJson(PAYMENT).is(200);

        assertThat(muchLater.isReplayed()).isFalse();
        assertThat(muchLater.json().path("id")).isNotEqualTo(first.json().path("id"));
        assertThat(product.management().events(door.slug())).hasSize(2);
        assertIsReplayOf(muchLater, door.signJson(PAYMENT));
    }

    @Test
    void a_key_that_many_senders_find_forgotten_at_once_makes_one_new_event() throws Exception {
        DoorClient door = product.open(DoorClient.SIGNED);
        door.signJson(PAYMENT).is(200);
        product.tables().forgetKeys(door.slug());

        List<Reply> replies = Together.call(SENDERS, () -> door.signJson(PAYMENT));

        assertThat(replies).allSatisfy(reply -> reply.is(200));
        assertThat(distinctBodies(replies)).hasSize(1);
        assertThat(product.management().events(door.slug())).hasSize(2);
    }

    @Test
    void a_refused_request_does_not_use_its_key_up() {
        DoorClient door = product.open(DoorClient.SIGNED);
        door.post(PAYMENT, "X-Webhook-Signature", "0".repeat(64)).is(401);

        assertThat(door.signJson(PAYMENT).is(200).isReplayed()).isFalse();
    }

    private static void assertIsReplayOf(Reply first, Reply again) {
        assertThat(again.isReplayed()).isTrue();
        assertThat(again.status()).isEqualTo(first.status());
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.header("Content-Type")).isEqualTo(first.header("Content-Type"));
    }

    private static Set<String> distinctBodies(List<Reply> replies) {
        return replies.stream().map(Reply::text).collect(Collectors.toSet());
    }
}
