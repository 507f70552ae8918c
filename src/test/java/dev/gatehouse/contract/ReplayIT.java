package dev.gatehouse.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Stored events delivered once more. */
@ExtendWith(SharedProduct.class)
class ReplayIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Product product;
    private final ManagementClient management;
    private final Tables tables;

    ReplayIT(Product product) {
        this.product = product;
        this.management = product.management();
        this.tables = product.tables();
    }

    @Test
    void an_event_is_delivered_once_more_and_names_its_replay() throws Exception {
        DoorClient door = product.open(DoorClient.SIGNED);
        door.signJson("{\"id\": \"p1\", \"type\": \"payment.completed\"}").is(200);
        String event = ManagementClient.text(management.awaitOnlyEvent(door.slug(), "processed"), "id");

        Reply accepted = management.post("/events/" + event + "/replay", "{}").is(202);
        String replay = ManagementClient.text(accepted.json(), "id");
        awaitState(replay, "done");

        assertThat(accepted.header("Location")).endsWith("/api/v1/replays/" + replay);
        assertThat(tables.handlerRuns(door.slug())).isEqualTo(2);
        assertThat(tables.deliveriesOf(replay)).isEqualTo(1);
        assertThat(management.onlyEvent(door.slug()).path("duplicates").asInt()).isZero();
    }

    @Test
    void an_event_goes_to_the_one_subscription_that_is_named_whatever_types_that_takes() throws Exception {
        DoorClient door = product.open(DoorClient.SIGNED);
        long takesNothing = tables.subscribe(door.slug(), "{\"types\": [\"none.of.these\"]}");
        door.signJson("{\"id\": \"p1\", \"type\": \"payment.completed\"}").is(200);
        String event = ManagementClient.text(management.awaitOnlyEvent(door.slug(), "processed"), "id");

        Reply accepted = await().atMost(PATIENCE)
                .until(
                        () -> management.post(
                                "/events/" + event + "/replay", "{\"subscription\": %d}".formatted(takesNothing)),
                        reply -> reply.status() == 202);
        String replay = ManagementClient.text(accepted.json(), "id");
        awaitState(replay, "done");

        assertThat(tables.deliveriesOf(replay)).isEqualTo(1);
        assertThat(tables.handlerRuns(door.slug())).isEqualTo(2);
    }

    @Test
    void what_leads_nowhere_is_refused() {
        DoorClient door = product.open(DoorClient.SIGNED);
        DoorClient other = product.open(DoorClient.SIGNED);
        door.signJson("{\"id\": \"p1\", \"type\": \"payment.completed\"}").is(200);
        String event = ManagementClient.text(management.awaitOnlyEvent(door.slug(), "processed"), "id");
        long ofAnother = tables.subscribe(other.slug(), "{}");
        String replay = "/events/" + event + "/replay";

        management.post(replay, "{\"subscription\": %d}".formatted(ofAnother)).isInvalid("subscription");
        management.post(replay, "{\"subscription\": 999999999}").isInvalid("subscription");
        management.post("/events/" + UUID.randomUUID() + "/replay", "{}").isProblem(404, "not_found");
    }

    @Test
    void a_job_delivers_what_its_query_selects_and_nothing_else() throws Exception {
        DoorClient door = product.open(DoorClient.SIGNED);
        tables.layEvents(door.slug(), "payment.completed", 30, "{}");
        tables.layEvents(door.slug(), "payment.failed", 20, "{}");
        tables.layEvents(door.slug(), "pay_ent.failed", 10, "{}");
        tables.layEvents(product.open(DoorClient.SIGNED).slug(), "payment.completed", 5, "{}");

        JsonNode all = run("{\"endpoint\": \"%s\", \"types\": [\"pay*.failed\", \"x%%\", \"payment_completed\"]}"
                .formatted(door.slug()));
        JsonNode some = run("{\"endpoint\": \"%s\", \"types\": [\"payment.*\"], \"until\": \"2020-01-01T00:00:00Z\"}"
                .formatted(door.slug()));

        assertThat(all.at("/counts/selected").asInt()).isEqualTo(30);
        assertThat(all.at("/counts/done").asInt()).isEqualTo(30);
        assertThat(some.at("/counts/selected").asInt()).isZero();
        assertThat(tables.handlerRuns(door.slug())).isEqualTo(20);
    }

    @Test
    void a_dry_run_counts_and_makes_nothing() throws Exception {
        DoorClient door = product.open(DoorClient.SIGNED);
        tables.layEvents(door.slug(), "payment.completed", 40, "{}");

        JsonNode dry = awaitDone(submit("""
                {"query": {"endpoint": "%s"}, "dryRun": true}""".formatted(door.slug())));

        assertThat(dry.at("/counts/selected").asInt()).isEqualTo(40);
        assertThat(dry.path("progress").asDouble()).isEqualTo(1);
        assertThat(tables.deliveriesOf(ManagementClient.text(dry, "id"))).isZero();
        assertThat(tables.itemsOf(ManagementClient.text(dry, "id"))).isZero();
        assertThat(tables.handlerRuns(door.slug())).isZero();
    }

    @Test
    void submitted_again_under_its_key_it_is_the_same_job_however_much_later() throws Exception {
        DoorClient door = product.open(DoorClient.SIGNED);
        tables.layEvents(door.slug(), "payment.completed", 10, "{}");
        String key = "replay-" + UUID.randomUUID();
        String request = "{\"query\": {\"endpoint\": \"%s\"}}".formatted(door.slug());

        List<Reply> together = Together.call(8, () -> untilAnswered(request, key));
        String job = ManagementClient.text(together.get(0).json(), "id");
        awaitState(job, "done");
        tables.forgetAnswers();
        Reply later =
                management.post("/replays", request, "Idempotency-Key", key).is(201);

        assertThat(together)
                .allSatisfy(reply ->
                        assertThat(ManagementClient.text(reply.json(), "id")).isEqualTo(job));
        assertThat(ManagementClient.text(later.json(), "id")).isEqualTo(job);
        assertThat(tables.handlerRuns(door.slug())).isEqualTo(10);
    }

    @Test
    void another_replay_under_the_same_key_is_refused_also_when_its_answer_is_forgotten() throws Exception {
        DoorClient door = product.open(DoorClient.SIGNED);
        String key = "replay-" + UUID.randomUUID();
        management
                .post("/replays", "{\"query\": {\"endpoint\": \"%s\"}}".formatted(door.slug()), "Idempotency-Key", key)
                .is(201);
        tables.forgetAnswers();

        management
                .post("/replays", "{\"query\": {\"status\": \"dead\"}}", "Idempotency-Key", key)
                .isProblem(422, "idempotency_key_reused");
    }

    @Test
    void a_second_replay_on_purpose_runs_again_under_its_own_id() throws Exception {
        DoorClient door = product.open(DoorClient.SIGNED);
        tables.layEvents(door.slug(), "payment.completed", 7, "{}");

        JsonNode first = run("{\"endpoint\": \"%s\"}".formatted(door.slug()));
        JsonNode second = run("{\"endpoint\": \"%s\"}".formatted(door.slug()));

        assertThat(ManagementClient.text(first, "id")).isNotEqualTo(ManagementClient.text(second, "id"));
        assertThat(tables.handlerRuns(door.slug())).isEqualTo(14);
    }

    @Test
    void paused_it_hands_nothing_out_and_resumed_it_goes_on_where_it_was() throws Exception {
        DoorClient door = product.open(DoorClient.SIGNED);
        tables.layEvents(door.slug(), "payment.completed", 60, "{}");
        String job = submit("{\"query\": {\"endpoint\": \"%s\"}, \"ratePerSecond\": 20}".formatted(door.slug()));
        await().atMost(PATIENCE).until(() -> get(job).at("/counts/done").asInt() >= 5);

        JsonNode paused =
                management.post("/replays/" + job + "/pause", "").is(200).json();
        int handedOut = paused.at("/counts/handedOut").asInt();
        JsonNode other = run("{\"endpoint\": \"%s\", \"types\": [\"none\"]}".formatted(door.slug()));

        assertThat(ManagementClient.text(other, "state")).isEqualTo("done");
        assertThat(get(job).at("/counts/handedOut").asInt())
                .isEqualTo(handedOut)
                .isLessThan(60);
        assertThat(ManagementClient.text(get(job), "state")).isEqualTo("paused");
        management.post("/replays/" + job + "/pause", "").is(200);

        management.post("/replays/" + job + "/resume", "").is(200);
        assertThat(awaitState(job, "done").at("/counts/done").asInt()).isEqualTo(60);
        assertThat(tables.handlerRuns(door.slug())).isEqualTo(60);
        management.post("/replays/" + job + "/resume", "").isProblem(409, "wrong_state");
    }

    @Test
    void cancelled_it_ends_for_good() throws Exception {
        DoorClient door = product.open(DoorClient.SIGNED);
        tables.layEvents(door.slug(), "payment.completed", 200, "{}");
        String job = submit("{\"query\": {\"endpoint\": \"%s\"}, \"ratePerSecond\": 10}".formatted(door.slug()));
        await().atMost(PATIENCE).until(() -> get(job).at("/counts/done").asInt() >= 3);

        management.post("/replays/" + job + "/cancel", "").is(200);
        JsonNode ended = await().atMost(PATIENCE)
                .until(() -> get(job), found -> !found.path("finishedAt").isNull());

        assertThat(ManagementClient.text(ended, "state")).isEqualTo("cancelled");
        assertThat(ended.at("/counts/done").asInt()).isBetween(3, 199).isEqualTo(tables.handlerRuns(door.slug()));
        assertThat(tables.itemsOf(job)).isZero();
        management.post("/replays/" + job + "/resume", "").isProblem(409, "wrong_state");
        management.post("/replays/" + job + "/cancel", "").is(200);
    }

    @Test
    void what_always_fails_stops_nothing_else_and_only_successes_count_as_done() throws Exception {
        DoorClient door = openGitHub();
        tables.quickRetries(door.slug());
        tables.layEvents(door.slug(), "payment.completed", 30, "{}");
        tables.layEvents(door.slug(), "push", 5, "no JSON");
        tables.layEvents(door.slug(), "payment.failed", 30, "{}");

        JsonNode counts = run("{\"endpoint\": \"%s\"}".formatted(door.slug())).path("counts");

        assertThat(counts.path("done").asInt()).isEqualTo(60);
        assertThat(counts.path("failed").asInt()).isEqualTo(5);
        assertThat(tables.handlerRuns(door.slug())).isEqualTo(60);
    }

    @Test
    void a_hundred_failures_in_a_row_pause_it_until_somebody_resumes_it() throws Exception {
        DoorClient door = openGitHub();
        tables.layEvents(door.slug(), "push", 600, "no JSON");
        String job = submit("{\"query\": {\"endpoint\": \"%s\"}, \"ratePerSecond\": 1000}".formatted(door.slug()));

        JsonNode paused = awaitState(job, "paused");
        int handedOut = paused.at("/counts/handedOut").asInt();
        management.post("/replays/" + job + "/resume", "").is(200);

        assertThat(ManagementClient.text(paused, "pausedBecause")).isEqualTo("destination_failing");
        assertThat(handedOut).isBetween(100, 599);
        await().atMost(PATIENCE).until(() -> get(job).at("/counts/handedOut").asInt() > handedOut);
        management.post("/replays/" + job + "/cancel", "").is(200);
    }

    @Test
    void what_retention_removed_in_between_is_reported_as_expired() throws Exception {
        DoorClient door = product.open(DoorClient.SIGNED);
        tables.layEvents(door.slug(), "payment.completed", 40, "{}");
        String job = submit("{\"query\": {\"endpoint\": \"%s\"}, \"ratePerSecond\": 10}".formatted(door.slug()));
        await().atMost(PATIENCE).until(() -> get(job).at("/counts/handedOut").asInt() > 0);
        management.post("/replays/" + job + "/pause", "").is(200);

        int removed = tables.removeEventsNotHandedOut(job, 10);
        management.post("/replays/" + job + "/resume", "").is(200);
        JsonNode counts = awaitState(job, "done").path("counts");

        assertThat(removed).isEqualTo(10);
        assertThat(counts.path("expired").asInt()).isEqualTo(10);
        assertThat(counts.path("done").asInt()).isEqualTo(30);
    }

    @Test
    void an_event_that_failed_and_was_replayed_well_is_processed() throws Exception {
        DoorClient door = product.open(DoorClient.SIGNED);
        tables.layEvents(door.slug(), "payment.completed", 1, "{}");
        tables.layDeadDelivery(door.slug());
        assertThat(ManagementClient.text(management.onlyEvent(door.slug()), "status"))
                .isEqualTo("dead");

        JsonNode job = run("{\"endpoint\": \"%s\", \"status\": \"dead\"}".formatted(door.slug()));
        JsonNode again = run("{\"endpoint\": \"%s\", \"status\": \"dead\"}".formatted(door.slug()));

        assertThat(job.at("/counts/done").asInt()).isEqualTo(1);
        assertThat(again.at("/counts/selected").asInt()).isZero();
        assertThat(ManagementClient.text(management.onlyEvent(door.slug()), "status"))
                .isEqualTo("processed");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | query",
                "{\"query\": {}} | query",
                "{\"query\": {\"endpoint\": \"nobody-made-this\"}} | query.endpoint",
                "{\"query\": {\"status\": \"lost\"}} | query.status",
                "{\"query\": {\"types\": []}} | query.types",
                "{\"query\": {\"types\": [\" \"]}} | query.types",
                "{\"query\": {\"since\": \"2026-01-02T00:00:00Z\", \"until\": \"2026-01-01T00:00:00Z\"}} | query.until",
                "{\"query\": {\"since\": \"yesterday\"}} | query.since",
                "{\"query\": {\"status\": \"dead\"}, \"ratePerSecond\": 0} | ratePerSecond",
                "{\"query\": {\"status\": \"dead\"}, \"subscription\": 999999999} | subscription",
                "{\"query\": {\"status\": \"dead\"}, \"dryrun\": true} | dryrun"
            })
    void what_cannot_be_a_replay_is_refused_with_its_field(String request, String field) {
        management.post("/replays", request).isInvalid(field);
    }

    @Test
    void jobs_are_listed_newest_first_page_by_page() {
        List<String> made = List.of(
                submit("{\"query\": {\"status\": \"held\"}, \"dryRun\": true}"),
                submit("{\"query\": {\"status\": \"held\"}, \"dryRun\": true}"),
                submit("{\"query\": {\"status\": \"held\"}, \"dryRun\": true}"));

        JsonNode page = management.get("/replays?limit=2").is(200).json();
        JsonNode next = management
                .get("/replays?limit=2&cursor=" + ManagementClient.text(page, "next"))
                .is(200)
                .json();

        assertThat(Json.texts(page.path("items"), "/id")).containsExactly(made.get(2), made.get(1));
        assertThat(Json.texts(next.path("items"), "/id")).startsWith(made.get(0));
        management.get("/replays/" + UUID.randomUUID()).isProblem(404, "not_found");
    }

    private DoorClient openGitHub() {
        return product.open("github", DoorClient.SIGNED);
    }

    /** A proxy or a person that comes again as often as it is told to. */
    private Reply untilAnswered(String request, String key) {
        return await().atMost(PATIENCE)
                .until(
                        () -> management.post("/replays", request, "Idempotency-Key", key),
                        reply -> reply.status() != 409)
                .is(201);
    }

    private String submit(String request) {
        return ManagementClient.text(
                management.post("/replays", request).is(201).json(), "id");
    }

    private JsonNode run(String query) {
        return awaitDone(submit("{\"query\": %s, \"ratePerSecond\": 1000}".formatted(query)));
    }

    private JsonNode awaitDone(String job) {
        return awaitState(job, "done");
    }

    private JsonNode awaitState(String job, String state) {
        return await().atMost(PATIENCE)
                .until(() -> get(job), found -> state.equals(ManagementClient.text(found, "state")));
    }

    private JsonNode get(String job) {
        return management.get("/replays/" + job).is(200).json();
    }
}
