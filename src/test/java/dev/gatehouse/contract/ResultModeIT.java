package dev.gatehouse.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.Connection;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Senders that wait for the handlers' result. */
@ExtendWith(SharedProduct.class)
class ResultModeIT {

    private final Product product;

    ResultModeIT(Product product) {
        this.product = product;
    }

    @ParameterizedTest
    @CsvSource({
        "payment.completed, order_confirmed",
        "payment.failed, payment_failed_handled",
        "payment.received, payment_recorded"
    })
    void the_answer_is_what_the_handler_said(String type, String action) {
        DoorClient door = product.open(DoorClient.RESULT);

        Reply reply = door.signJson("{\"id\": \"p1\", \"type\": \"%s\"}".formatted(type))
                .is(200);

        assertThat(reply.text()).isEqualTo("{\"status\":\"processed\",\"action\":\"%s\"}".formatted(action));
        assertThat(reply.header("Content-Type")).startsWith("application/json");
        product.management().awaitOnlyEvent(door.slug(), "processed");
    }

    @Test
    void a_handler_that_says_nothing_has_processed_it_all_the_same() {
        DoorClient door = product.open(DoorClient.RESULT);

        Reply reply = door.signJson("{\"id\": \"u1\", \"type\": \"user.created\", \"data\": {\"email\": \"a@b.c\"}}");

        assertThat(reply.is(200).text()).isEqualTo("{\"status\":\"processed\"}");
    }

    @Test
    void what_nobody_handles_is_ignored_and_says_why() {
        DoorClient door = product.open(DoorClient.RESULT);

        JsonNode answer = door.signJson("{\"id\": \"p1\", \"type\": \"payment.dreamt_of\"}")
                .is(200)
                .json();

        assertThat(ManagementClient.text(answer, "status")).isEqualTo("ignored");
        assertThat(ManagementClient.text(answer, "reason")).isNotEmpty();
        assertThat(ManagementClient.text(answer, "event_type")).isEqualTo("payment.dreamt_of");
        product.management().awaitOnlyEvent(door.slug(), "ignored");
    }

    /** A paused endpoint holds its deliveries, so no result can be there before the sender's time is up. */
    @Test
    void who_has_waited_long_enough_gets_the_result_when_it_comes_again() {
        DoorClient door = openPausedAndImpatient();
        String payment = "{\"id\": \"p1\", \"type\": \"payment.completed\"}";

        JsonNode sentAway = door.signJson(payment).is(202).json();
        assertThat(ManagementClient.text(sentAway, "status")).isEqualTo("accepted");
        assertThat(ManagementClient.text(sentAway, "event_id")).isEqualTo("p1");
        door.signJson(payment).isProblem(409, "in_progress");

        product.management()
                .patch("/endpoints/" + door.slug(), "{\"state\": \"active\"}")
                .is(200);
        product.management().awaitOnlyEvent(door.slug(), "processed");
        Reply later = door.signJson(payment).is(200);
        assertThat(later.text()).isEqualTo("{\"status\":\"processed\",\"action\":\"order_confirmed\"}");
        assertThat(later.isReplayed()).isTrue();
    }

    @Test
    void also_an_impatient_sender_is_told_that_its_key_was_used_before() {
        DoorClient door = openPausedAndImpatient();
        door.signJson("{\"id\": \"p1\", \"amount\": 1}").is(202);

        door.signJson("{\"id\": \"p1\", \"amount\": 2}").isProblem(422, "idempotency_key_reused");
    }

    @Test
    void nobody_is_told_that_an_event_is_accepted_before_it_is_stored() throws Exception {
        DoorClient door = openPausedAndImpatient();
        CompletableFuture<Reply> reply;

        try (Connection lock = product.tables().lockKeys()) {
            reply = CompletableFuture.supplyAsync(() -> door.signJson("{\"id\": \"p1\"}"));
            await().until(() -> product.tables().waitingForLocks() > 0);
            assertThat(reply).isNotDone();
            lock.rollback();
        }

        reply.get().is(202);
        product.management().onlyEvent(door.slug());
    }

    private DoorClient openPausedAndImpatient() {
        return product.open("""
                {"provider": "hmac-sha256-hex", "secrets": ["%s"], "state": "paused",
                 "response": {"mode": "result", "timeoutMillis": 1}}
                """.formatted(DoorClient.SECRET));
    }
}
