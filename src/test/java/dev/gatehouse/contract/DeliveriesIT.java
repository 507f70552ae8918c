package dev.gatehouse.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What operators do about deliveries that went wrong. */
@ExtendWith(SharedProduct.class)
class DeliveriesIT {

    private static final String FAILING = """
            {"transform": "$error('Customer ' & id & ' is not known')", "retry": {"maxAttempts": 1}}
            """;

    private final ManagementClient management;
    private final Subscribed subscribed;

    DeliveriesIT(Product product) {
        this.management = product.management();
        this.subscribed = Subscribed.open(product);
    }

    @Test
    void the_dead_are_found_by_what_went_wrong() {
        die("a", "b", "c");

        assertThat(subscribed.deliveries("status=dead")).hasSize(3);
        assertThat(subscribed.deliveries("status=dead", "reason=" + ManagementClient.encode("customer B")))
                .hasSize(1);
        assertThat(subscribed.deliveries("status=dead", "subscription=" + subscribed.id()))
                .hasSize(3);
        assertThat(subscribed.deliveries("status=dead", "subscription=1000000")).isEmpty();
        assertThat(subscribed.deliveries("status=dead", "destination=handlers")).hasSize(3);
        assertThat(subscribed.deliveries("status=dead", "until=2000-01-01T00:00:00Z"))
                .isEmpty();
        assertThat(subscribed.deliveries("since=2000-01-01T00:00:00Z", "reason=%25"))
                .isEmpty();
    }

    @Test
    void the_dead_are_retried_by_query_after_a_dry_run_and_within_a_bound() {
        die("a", "b", "c");
        subscribed.patch("{\"transform\": null}").is(200);

        assertThat(retry("\"dryRun\": true, ").is(200).text())
                .isEqualTo("{\"matched\":3,\"retried\":0,\"more\":false}");
        assertThat(subscribed.deliveries("status=dead")).hasSize(3);
        assertThat(retry("\"limit\": 2, ").is(202).text()).isEqualTo("{\"matched\":2,\"retried\":2,\"more\":true}");
        subscribed.awaitDeliveries("delivered", 2);
        assertThat(Json.texts(subscribed.deliveries("status=dead"), "/error"))
                .singleElement()
                .asString()
                .as("the oldest went first")
                .contains("Customer c");
        assertThat(retry("").is(202).text()).isEqualTo("{\"matched\":1,\"retried\":1,\"more\":false}");
        subscribed.awaitDeliveries("delivered", 3);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{} | query",
                "{\"query\": {\"status\": \"delivered\"}} | query.status",
                "{\"query\": {\"state\": \"dead\"}} | query.state",
                "{\"query\": {\"since\": \"yesterday\"}} | query.since",
                "{\"query\": {}, \"limit\": 0} | limit",
                "{\"query\": {}, \"limit\": 10001} | limit"
            })
    void a_query_that_says_something_else_retries_nothing(String json, String field) {
        management.post("/deliveries/retry", json).isInvalid(field);
    }

    @Test
    void one_that_is_not_done_is_cancelled_and_stays_so() {
        die("a");
        String id = ManagementClient.text(subscribed.deliveries().get(0), "id");

        JsonNode cancelled =
                management.post("/deliveries/" + id + "/cancel", "").is(200).json();

        assertThat(ManagementClient.text(cancelled, "status")).isEqualTo("cancelled");
        assertThat(ManagementClient.text(cancelled, "reason")).isEqualTo("cancelled by an operator");
        management.post("/deliveries/" + id + "/cancel", "").isProblem(409, "not_cancellable");
        management.post("/deliveries/" + id + "/retry", "").isProblem(409, "not_retryable");
        management
                .post("/deliveries/00000000-0000-7000-8000-000000000000/cancel", "")
                .isProblem(404, "not_found");
    }

    @Test
    void one_that_is_held_is_cancelled_before_it_is_ever_attempted() {
        subscribed.patch("{\"state\": \"paused\"}").is(200);
        send("a");
        String id = ManagementClient.text(subscribed.deliveries().get(0), "id");
        management.post("/deliveries/" + id + "/cancel", "").is(200);
        subscribed.patch("{\"state\": \"active\"}").is(200);
        send("b");

        subscribed.awaitDeliveries("delivered", 1);
        assertThat(subscribed
                        .deliveries("status=cancelled")
                        .get(0)
                        .path("attempts")
                        .asInt())
                .isZero();
    }

    @Test
    void what_is_done_is_not_cancelled() {
        send("a");
        JsonNode delivered = subscribed.awaitOnlyDelivery("delivered");

        management
                .post("/deliveries/" + ManagementClient.text(delivered, "id") + "/cancel", "")
                .isProblem(409, "not_cancellable");
    }

    @Test
    void of_a_removed_subscription_nothing_is_retried() {
        die("a");
        String id = ManagementClient.text(subscribed.deliveries().get(0), "id");
        management.delete("/subscriptions/" + subscribed.id()).is(204);

        management.post("/deliveries/" + id + "/retry", "").isProblem(409, "not_retryable");
        assertThat(retry("").is(202).text()).isEqualTo("{\"matched\":0,\"retried\":0,\"more\":false}");
    }

    @Test
    void the_attempts_are_those_of_the_policy() {
        subscribed.patch("""
                {"transform": "$error('never')", "retry": {"schedule": ["10ms", "20ms", "30ms"]}}
                """).is(200);
        send("a");

        assertThat(subscribed.awaitOnlyDelivery("dead").path("attempts").asInt())
                .isEqualTo(4);
    }

    @Test
    void an_age_ends_the_attempts_as_well() {
        subscribed.patch("""
                {"transform": "$error('never')",
                 "retry": {"initialSeconds": 0.4, "factor": 1, "jitter": 0, "maxAge": "2s"}}
                """).is(200);
        send("a");

        assertThat(subscribed.awaitOnlyDelivery("dead").path("attempts").asInt())
                .isBetween(2, 6);
    }

    private Reply retry(String more) {
        return management.post(
                "/deliveries/retry",
                "{%s\"query\": {\"endpoint\": \"%s\"}}"
                        .formatted(more, subscribed.door().slug()));
    }

    private void die(String... ids) {
        subscribed.patch(FAILING).is(200);
        for (String id : ids) {
            send(id);
        }
        subscribed.awaitDeliveries("dead", ids.length);
    }

    private void send(String id) {
        subscribed
                .door()
                .signJson("{\"id\": \"%s\", \"type\": \"payment.completed\"}".formatted(id))
                .is(200);
    }
}
