package dev.gatehouse.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which events go where, and what becomes of them on the way. */
@ExtendWith(SharedProduct.class)
class SubscriptionsIT {

    private static final String RESULT_BY_HEADER = """
            {"provider": "hmac-sha256-hex", "secrets": ["%s"], "eventType": "header:X-Event",
             "response": {"mode": "result", "timeoutMillis": 20000}}
            """.formatted(DoorClient.SECRET);

    private final Product product;
    private final ManagementClient management;
    private final Subscribed subscribed;

    SubscriptionsIT(Product product) {
        this.product = product;
        this.management = product.management();
        this.subscribed = Subscribed.open(product);
    }

    @Test
    void an_endpoint_is_made_with_one_for_every_event_to_the_handlers() {
        JsonNode first =
                management.get("/subscriptions/" + subscribed.id()).is(200).json();

        assertThat(ManagementClient.text(first, "endpoint"))
                .isEqualTo(subscribed.door().slug());
        assertThat(ManagementClient.text(first, "destination")).isEqualTo("handlers");
        assertThat(ManagementClient.text(first, "state")).isEqualTo("active");
        assertThat(first.path("types").toString()).isEqualTo("[\"*\"]");
    }

    @Test
    void is_shown_as_it_was_written() {
        Reply made = subscribed.subscribe("""
                , "types": ["payment.*", "refund"], "filter": "body.amount > 1000", "transform": "{\\"id\\": id}",
                "retry": {"kind": "exponential", "maxAttempts": 4, "initialSeconds": 2.0, "factor": 2.0, "jitter": 0.2},
                "orderKey": "json:/data/customer/id", "state": "paused"
                """).is(201);
        Reply read = management
                .get(made.header("Location").replaceFirst(".*/api/v1", ""))
                .is(200);

        assertThat(read.json()).isEqualTo(made.json());
        assertThat(read.header("ETag")).isEqualTo(made.header("ETag")).isNotEmpty();
        assertThat(made.json().path("filter").asText()).isEqualTo("body.amount > 1000");
        assertThat(made.json().at("/retry/maxAttempts").asInt()).isEqualTo(4);
        assertThat(made.json().path("orderKey").asText()).isEqualTo("json:/data/customer/id");
        management
                .get("/subscriptions/" + made.json().path("id").asText(), "If-None-Match", made.header("ETag"))
                .is(304);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                ", \"fliter\": \"true\" | fliter",
                ", \"retry\": {\"attempts\": 3} | retry.attempts",
                ", \"retry\": {\"maxAttempts\": 0} | retry.maxAttempts",
                ", \"retry\": {\"schedule\": [\"soon\"]} | retry.schedule",
                ", \"retry\": {\"schedule\": [\"5s\"], \"maxAttempts\": 3} | retry.maxAttempts",
                ", \"types\": [] | types",
                ", \"types\": [\"\"] | types",
                ", \"filter\": \"body.amount >\" | filter",
                ", \"filter\": \"\" | filter",
                ", \"filter\": \"amount > 1\" | filter",
                ", \"transform\": \"{\" | transform",
                ", \"orderKey\": \"customer\" | orderKey",
                ", \"state\": \"sleeping\" | state"
            })
    void what_cant_be_one_is_refused_and_its_field_named(String more, String field) {
        subscribed.subscribe(more).isInvalid(field);
    }

    @Test
    void a_broken_expression_is_refused_with_its_place() {
        Reply filter = subscribed.subscribe(", \"filter\": \"true &&\\n  foo\"").isInvalid("filter");
        Reply transform = subscribed
                .subscribe(", \"transform\": \"{\\\"a\\\": 1,\\n b +}\"")
                .isInvalid("transform");

        assertThat(filter.json().path("detail").asText())
                .startsWith("line 2, column 3: ")
                .contains("foo");
        assertThat(transform.json().path("detail").asText()).startsWith("line 2, column ");
    }

    @Test
    void what_it_names_has_to_be_there() {
        management
                .post("/subscriptions", "{\"endpoint\": \"no-such\", \"destination\": \"handlers\"}")
                .isProblem(422, "unknown_endpoint");
        management
                .post(
                        "/subscriptions",
                        "{\"endpoint\": \"%s\", \"destination\": \"no-such\"}"
                                .formatted(subscribed.door().slug()))
                .isProblem(422, "unknown_destination");
        management.post("/subscriptions", "{}").isInvalid("endpoint").isInvalid("destination");
        management.post("/subscriptions", "").isProblem(400, "invalid_input");
        subscribed.patch("{\"endpoint\": \"another\"}").isInvalid("endpoint");
        subscribed.patch("{\"destination\": \"no-such\"}").isProblem(422, "unknown_destination");
    }

    @Test
    void nobody_overwrites_what_he_has_not_seen() {
        String seen = management.get("/subscriptions/" + subscribed.id()).header("ETag");
        String now = subscribed
                .patch("{\"types\": [\"a\"]}", "If-Match", seen)
                .is(200)
                .header("ETag");

        subscribed.patch("{\"types\": [\"b\"]}", "If-Match", seen).isProblem(412, "version_mismatch");
        management.delete("/subscriptions/" + subscribed.id(), "If-Match", seen).isProblem(412, "version_mismatch");
        subscribed.patch("{\"types\": [\"b\"]}", "If-Match", now).is(200);
    }

    @Test
    void the_same_write_again_is_made_once() {
        String key = UUID.randomUUID().toString();
        String json = "{\"endpoint\": \"%s\", \"destination\": \"handlers\"}"
                .formatted(subscribed.door().slug());
        Reply first =
                management.post("/subscriptions", json, "Idempotency-Key", key).is(201);
        Reply again =
                management.post("/subscriptions", json, "Idempotency-Key", key).is(201);

        assertThat(again.isReplayed()).isTrue();
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(subscriptions("")).hasSize(2);
    }

    @Test
    void they_come_page_by_page_newest_first() {
        for (int i = 0; i < 4; i++) {
            subscribed.subscribe(", \"types\": [\"t%d\"]".formatted(i)).is(201);
        }
        String all = "/subscriptions?limit=2&endpoint=" + subscribed.door().slug();
        JsonNode first = management.get(all).is(200).json();
        JsonNode second = management
                .get(all + "&cursor=" + ManagementClient.text(first, "next"))
                .is(200)
                .json();
        JsonNode third = management
                .get(all + "&cursor=" + ManagementClient.text(second, "next"))
                .is(200)
                .json();

        assertThat(Json.texts(first.path("items"), "/types/0")).containsExactly("t3", "t2");
        assertThat(Json.texts(second.path("items"), "/types/0")).containsExactly("t1", "t0");
        assertThat(Json.texts(third.path("items"), "/types/0")).containsExactly("*");
        assertThat(third.path("next").isNull()).isTrue();
    }

    @Test
    void its_types_and_its_filter_decide_when_the_event_is_stored() {
        subscribed
                .patch("{\"types\": [\"payment.*\"], \"filter\": \"body.amount > 1000\"}")
                .is(200);
        send("1", "payment.completed", "\"amount\": 1500");
        send("2", "payment.completed", "\"amount\": 1000");
        send("3", "refund.completed", "\"amount\": 1500");

        subscribed.awaitDeliveries("delivered", 1);
        assertThat(subscribed.deliveries()).hasSize(1);
        assertThat(Json.texts(management.events(subscribed.door().slug(), "status=processed"), "/eventId"))
                .containsExactly("1");
        assertThat(Json.texts(management.events(subscribed.door().slug(), "status=ignored"), "/eventId"))
                .containsExactly("3", "2");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "body.customer.country == 'DE' | {\"id\": \"1\", \"type\": \"payment.completed\"} | customer",
                "body.amount > 1000 | {\"id\": \"1\", \"type\": \"payment.completed\", \"amount\": \"much\"} | overload",
                "body.amount | {\"id\": \"1\", \"type\": \"payment.completed\", \"amount\": 5} | neither true nor false",
                "headers['x-nowhere'] == '1' | {\"id\": \"1\", \"type\": \"payment.completed\"} | x-nowhere"
            })
    void a_filter_that_cant_decide_lets_the_event_through_and_says_so(String filter, String body, String reason) {
        subscribed.patch("{\"filter\": \"%s\"}".formatted(filter)).is(200);
        subscribed.door().signJson(body).is(200);

        JsonNode delivery = subscribed.awaitOnlyDelivery("delivered");

        assertThat(ManagementClient.text(delivery, "reason"))
                .startsWith("the filter could not decide: ")
                .contains(reason);
        JsonNode event = management
                .get("/events/" + ManagementClient.text(delivery, "eventId"))
                .json();
        assertThat(event.at("/deliveries/0/reason").asText()).contains(reason);
        assertThat(subscribed.deliveries("reason=" + ManagementClient.encode("COULD NOT DECIDE")))
                .hasSize(1);
    }

    @Test
    void a_body_that_is_no_json_is_not_lost_either() {
        subscribed.patch("{\"filter\": \"body.amount > 1000\"}").is(200);
        DoorClient form = product.open("""
                {"provider": "none", "acceptUnsigned": true, "idempotency": {"key": "body-sha256"}}
                """);
        String id = ManagementClient.text(
                management.get("/subscriptions?endpoint=" + form.slug()).json().at("/items/0"), "id");
        management
                .patch("/subscriptions/" + id, "{\"filter\": \"body.amount > 1000\"}")
                .is(200);

        form.post("amount=1500", "Content-Type", "application/x-www-form-urlencoded")
                .is(200);
        form.post(new byte[] {(byte) 0xff, 0, 1}).is(200);
        form.post("").is(200);

        JsonNode deliveries = management
                .get("/deliveries?endpoint=" + form.slug())
                .is(200)
                .json()
                .path("items");
        assertThat(deliveries).hasSize(3);
        assertThat(Json.texts(deliveries, "/reason"))
                .allSatisfy(reason -> assertThat(reason).startsWith("the filter could not decide"));
    }

    @Test
    void a_destination_is_given_what_the_transformation_makes() {
        Subscribed github = Subscribed.open(product, "github-made", RESULT_BY_HEADER);
        github.patch(
                        "{\"transform\": \"{\\\"action\\\": $uppercase(action), \\\"number\\\": $number($headers.`x-number`)}\"}")
                .is(200);

        Reply reply = github.door()
                .signJson("{\"id\": \"1\", \"action\": \"opened\"}", "X-Event", "pull_request", "X-Number", "7")
                .is(200);

        assertThat(reply.json().path("pr_action").asText()).isEqualTo("OPENED");
    }

    @Test
    void a_transformation_that_fails_is_a_failed_attempt_that_says_why() {
        subscribed.patch("""
                {"transform": "$error('no customer ' & id)", "retry": {"schedule": ["100ms"]}}
                """).is(200);
        send("77", "payment.completed", "\"amount\": 1");

        JsonNode delivery = subscribed.awaitOnlyDelivery("dead");

        assertThat(delivery.path("attempts").asInt()).isEqualTo(2);
        assertThat(ManagementClient.text(delivery, "error"))
                .contains("the transformation failed: ")
                .contains("no customer 77");
        subscribed.patch("{\"transform\": null}").is(200);
        management
                .post("/deliveries/" + ManagementClient.text(delivery, "id") + "/retry", "")
                .is(202);
        subscribed.awaitOnlyDelivery("delivered");
    }

    @Test
    void while_it_is_paused_deliveries_are_held_and_then_released() {
        subscribed.patch("{\"state\": \"paused\"}").is(200);
        for (int i = 0; i < 20; i++) {
            send(Integer.toString(i), "payment.completed", "\"amount\": 1");
        }
        assertThat(subscribed.deliveries("status=held")).hasSize(20);

        subscribed.patch("{\"state\": \"active\"}").is(200);

        subscribed.awaitDeliveries("delivered", 20);
    }

    @Test
    void what_waits_for_a_retry_is_held_as_well_and_no_attempt_is_made() {
        subscribed.patch("""
                {"transform": "$error('not yet')", "retry": {"initialSeconds": 1, "factor": 1, "jitter": 0, "maxAttempts": 50}}
                """).is(200);
        send("1", "payment.completed", "\"amount\": 1");
        subscribed.awaitDeliveries("waiting", 1);

        subscribed.patch("{\"state\": \"paused\"}").is(200);
        int attempts = subscribed.awaitOnlyDelivery("held").path("attempts").asInt();
        subscribed.patch("{\"transform\": null, \"state\": \"disabled\"}").is(200);
        send("2", "payment.completed", "\"amount\": 1");
        assertThat(subscribed.deliveries()).as("disabled makes none").hasSize(1);
        subscribed.patch("{\"state\": \"active\"}").is(200);

        assertThat(subscribed.awaitOnlyDelivery("delivered").path("attempts").asInt())
                .isEqualTo(attempts + 1);
    }

    @Test
    void removing_it_keeps_its_deliveries_and_cancels_what_is_not_done() {
        send("1", "payment.completed", "\"amount\": 1");
        subscribed.awaitDeliveries("delivered", 1);
        subscribed.patch("{\"state\": \"paused\"}").is(200);
        send("2", "payment.completed", "\"amount\": 1");

        management.delete("/subscriptions/" + subscribed.id()).is(204);

        management.get("/subscriptions/" + subscribed.id()).isProblem(404, "not_found");
        assertThat(subscriptions("")).isEmpty();
        subscribed.awaitDeliveries("cancelled", 1);
        JsonNode cancelled = subscribed.deliveries("status=cancelled").get(0);
        assertThat(ManagementClient.text(cancelled, "reason")).isEqualTo("its subscription was removed");
        assertThat(ManagementClient.text(cancelled, "destination")).isEqualTo("handlers");
        assertThat(subscribed.deliveries("subscription=" + subscribed.id())).hasSize(2);
        send("3", "payment.completed", "\"amount\": 1");
        assertThat(subscribed.deliveries()).hasSize(2);
    }

    @Test
    void a_trial_shows_what_would_be_delivered_and_stores_nothing() {
        JsonNode result = tryOut("""
                {"types": ["payment.*"], "filter": "body.amount > 1000 && headers['x-region'] == 'eu'",
                 "transform": "{\\"sum\\": amount / 100}", "type": "payment.completed",
                 "headers": {"X-Region": "eu"}, "body": {"amount": 1500}}
                """).is(200).json();

        assertThat(result.toString())
                .isEqualTo("{\"delivered\":true,\"filter\":\"takes\",\"body\":\"{\\\"sum\\\":15}\"}");
        assertThat(tryOut("{\"filter\": \"body.amount > 1\", \"body\": {\"amount\": 1}}")
                        .is(200)
                        .text())
                .isEqualTo("{\"delivered\":false,\"filter\":\"leaves\"}");
        assertThat(tryOut("{\"types\": [\"a\"], \"type\": \"b\", \"body\": \"text\"}")
                        .is(200)
                        .json()
                        .path("delivered")
                        .asBoolean())
                .isFalse();
        assertThat(tryOut("{\"filter\": \"body.amount > 1\", \"body\": \"text\"}")
                        .is(200)
                        .json()
                        .path("reason")
                        .asText())
                .contains("line 1, column ");
        assertThat(tryOut("{\"transform\": \"$error('why')\", \"body\": {}}")
                        .is(200)
                        .json()
                        .path("error")
                        .asText())
                .contains("why");
    }

    @Test
    void a_trial_runs_on_a_stored_event() {
        send("1", "payment.completed", "\"amount\": 1500");
        String event =
                ManagementClient.text(management.onlyEvent(subscribed.door().slug()), "id");

        JsonNode result = tryOut("""
                {"filter": "event.endpoint == '%s' && event.id == '%s'", "transform": "amount", "event": "%s"}
                """.formatted(subscribed.door().slug(), event, event))
                .is(200)
                .json();

        assertThat(result.path("filter").asText()).isEqualTo("takes");
        assertThat(result.path("body").asText()).isEqualTo("1500");
    }

    @Test
    void a_trial_says_what_is_wrong_with_it() {
        assertThat(tryOut("{\"filter\": \"body.a >\", \"body\": {}}")
                        .isInvalid("filter")
                        .json()
                        .path("detail")
                        .asText())
                .startsWith("line 1, column 9: ");
        tryOut("{\"transform\": \"{\", \"body\": {}}").isInvalid("transform");
        tryOut("{\"filter\": \"true\"}").isInvalid("event");
        tryOut("{\"filter\": \"true\", \"event\": \"%s\"}".formatted(UUID.randomUUID()))
                .isInvalid("event");
        tryOut("{\"filter\": \"true\", \"event\": \"%s\", \"body\": {}}".formatted(UUID.randomUUID()))
                .isInvalid("event");
        tryOut("{\"filtre\": \"true\", \"body\": {}}").isInvalid("filtre");
    }

    private Reply tryOut(String json) {
        return management.post("/subscriptions/try", json);
    }

    private JsonNode subscriptions(String more) {
        return management
                .get("/subscriptions?endpoint=" + subscribed.door().slug() + more)
                .is(200)
                .json()
                .path("items");
    }

    private void send(String id, String type, String more) {
        subscribed
                .door()
                .signJson("{\"id\": \"%s\", \"type\": \"%s\", %s}".formatted(id, type, more))
                .is(200);
    }
}
