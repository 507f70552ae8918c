package dev.gatehouse.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A script that does not know whether its write arrived sends it again under the same Idempotency-Key. */
@ExtendWith(SharedProduct.class)
class RepeatedWritesIT {

    private static final String KEY = "Idempotency-Key";
    private static final int CALLERS = 16;

    private final Product product;
    private final ManagementClient management;
    private final String key = UUID.randomUUID().toString();
    private final String slug = "repeated-" + UUID.randomUUID();

    RepeatedWritesIT(Product product) {
        this.product = product;
        this.management = product.management();
    }

    @Test
    void the_same_again_gets_the_first_answer_again_and_makes_nothing() {
        Reply first = create(key, slug).is(201);
        Reply again = create(key, slug).is(201);

        assertThat(first.isReplayed()).isFalse();
        assertThat(again.isReplayed()).isTrue();
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.header("Location")).isEqualTo(first.header("Location")).endsWith("/endpoints/" + slug);
        assertThat(again.header("ETag")).isEqualTo(first.header("ETag")).isNotEmpty();
        assertThat(again.header("Content-Type")).isEqualTo(first.header("Content-Type"));
        assertThat(first.json()).isEqualTo(management.get("/endpoints/" + slug).json());
    }

    @Test
    void an_endpoint_made_under_a_key_takes_webhooks_as_soon_as_its_maker_is_told() {
        create(key, slug).is(201);

        product.door(slug).sign("{}").is(200);
    }

    @Test
    void a_secret_is_added_once() {
        create(key, slug);
        Reply first = addSecret().is(201);
        Reply again = addSecret().is(201);

        assertThat(again.isReplayed()).isTrue();
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(secrets()).isEqualTo(2);
    }

    @Test
    void a_patch_is_made_once_even_if_somebody_changed_something_since() {
        String version = create(UUID.randomUUID().toString(), slug).header("ETag");
        Reply first = rename("first", KEY, key, "If-Match", version).is(200);
        rename("second").is(200);

        Reply again = rename("first", KEY, key, "If-Match", version).is(200);

        assertThat(again.isReplayed()).isTrue();
        assertThat(again.header("ETag")).isEqualTo(first.header("ETag"));
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(ManagementClient.text(management.get("/endpoints/" + slug).json(), "name"))
                .isEqualTo("second");
    }

    @Test
    void removing_again_is_no_surprise() {
        create(UUID.randomUUID().toString(), slug);
        management.delete("/endpoints/" + slug, KEY, key).is(204);

        Reply again = management.delete("/endpoints/" + slug, KEY, key).is(204);

        assertThat(again.isReplayed()).isTrue();
        management.delete("/endpoints/" + slug).isProblem(404, "not_found");
    }

    @Test
    void a_key_is_good_for_one_request_only() {
        create(key, slug).is(201);

        create(key, slug + "-2").isProblem(422, "idempotency_key_reused");
        management.delete("/endpoints/" + slug, KEY, key).isProblem(422, "idempotency_key_reused");
        rename("other", KEY, key).isProblem(422, "idempotency_key_reused");
        management.get("/endpoints/" + slug + "-2").isProblem(404, "not_found");
        assertThat(create(UUID.randomUUID().toString(), slug + "-2").is(201).isReplayed())
                .isFalse();
    }

    @Test
    void a_write_that_was_refused_may_be_mended_under_the_same_key() {
        create(key, "NO SLUG").isInvalid("slug");
        rename("nobody", KEY, key).isProblem(404, "not_found");

        assertThat(create(key, slug).is(201).isReplayed()).isFalse();
    }

    @Test
    void another_path_or_method_is_another_request_even_without_a_body() {
        create(UUID.randomUUID().toString(), slug);
        create(UUID.randomUUID().toString(), slug + "-2");
        management.delete("/endpoints/" + slug, KEY, key).is(204);

        management.delete("/endpoints/" + slug + "-2", KEY, key).isProblem(422, "idempotency_key_reused");
        management.patch("/endpoints/" + slug, "", KEY, key).isProblem(422, "idempotency_key_reused");
        management.get("/endpoints/" + slug + "-2").is(200);
    }

    @Test
    void a_refusal_is_given_anew_each_time() {
        create(UUID.randomUUID().toString(), slug);
        product.door(slug).sign("{}").is(200);
        management.awaitOnlyEvent(slug, "ignored");
        String delivery = management
                .get("/deliveries?endpoint=" + slug)
                .json()
                .at("/items/0/id")
                .asText();

        for (int i = 0; i < 2; i++) {
            Reply refused = management
                    .post("/deliveries/" + delivery + "/retry", "", KEY, key)
                    .isProblem(409, "not_retryable");
            assertThat(refused.isReplayed()).isFalse();
        }
    }

    @Test
    void a_key_is_forgotten_when_its_time_is_over() throws Exception {
        create(key, slug).is(201);
        management.delete("/endpoints/" + slug).is(204);
        assertThat(product.tables().forgetAnswer(slug)).isEqualTo(1);

        assertThat(create(key, slug).is(201).isReplayed()).isFalse();
        assertThat(create(key, slug).is(201).isReplayed()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "with a blank"})
    void a_key_that_is_none_is_refused(String wrong) {
        create(wrong, slug).isInvalid(KEY);
    }

    @Test
    void a_key_has_at_most_255_characters_and_comes_once() {
        create("k".repeat(256), slug).isInvalid(KEY);
        management.delete("/endpoints/" + slug, KEY, key, KEY, key).isInvalid(KEY);
        management.get("/endpoints/" + slug).isProblem(404, "not_found");
        create(key + "k".repeat(255 - key.length()), slug).is(201);
    }

    @Test
    void of_many_at_the_same_moment_one_makes_it_and_the_others_are_told_so() throws Exception {
        List<Reply> replies = Together.call(CALLERS, () -> create(key, slug));

        List<Reply> made =
                replies.stream().filter(reply -> reply.status() == 201).toList();
        assertThat(made.stream().filter(reply -> !reply.isReplayed())).hasSize(1);
        assertThat(made)
                .allSatisfy(
                        reply -> assertThat(reply.body()).isEqualTo(made.get(0).body()));
        assertThat(replies)
                .filteredOn(reply -> reply.status() != 201)
                .allSatisfy(reply -> reply.isProblem(409, "in_progress"));
        assertThat(create(key, slug).is(201).body()).isEqualTo(made.get(0).body());
    }

    @Test
    void many_at_the_same_moment_add_one_secret() throws Exception {
        create(UUID.randomUUID().toString(), slug);

        List<Reply> replies = Together.call(CALLERS, this::addSecret);

        assertThat(replies).extracting(Reply::status).containsOnly(201, 409).contains(201);
        assertThat(secrets()).isEqualTo(2);
    }

    @Test
    void while_the_first_is_being_worked_on_the_second_is_told_to_wait() throws Exception {
        CompletableFuture<Reply> first;
        try (Connection lock = product.tables().lockEndpoints()) {
            first = CompletableFuture.supplyAsync(() -> create(key, slug));
            await().atMost(Duration.ofSeconds(20)).until(() -> product.tables().waitingForLocks() > 0);

            Reply second = create(key, slug).isProblem(409, "in_progress");

            assertThat(second.header("Retry-After")).isNotEmpty();
            assertThat(lock.isClosed()).isFalse();
        }
        first.join().is(201);
        assertThat(create(key, slug).is(201).isReplayed()).isTrue();
    }

    @Test
    void no_secret_is_kept_with_an_answer() throws Exception {
        create(key, slug).is(201);
        management
                .post("/endpoints/" + slug + "/secrets", "{\"secret\": \"another\"}", KEY, key + "-2")
                .is(201);

        assertThat(product.tables().answersWith(slug)).isEqualTo(2);
        assertThat(product.tables().answersWith(DoorClient.SECRET)).isZero();
        assertThat(product.tables().answersWith("another")).isZero();
        assertThat(product.tables().answersWith(Product.ADMIN_TOKEN)).isZero();
    }

    private Reply create(String idempotencyKey, String newSlug) {
        ObjectNode document = ((ObjectNode) Json.read(DoorClient.SIGNED)).put("slug", newSlug);
        return management.post("/endpoints", document.toString(), KEY, idempotencyKey);
    }

    private Reply addSecret() {
        String secretsKey = key + "-secret";
        return management.post("/endpoints/" + slug + "/secrets", "{\"secret\": \"newer\"}", KEY, secretsKey);
    }

    private Reply rename(String name, String... headers) {
        return management.patch("/endpoints/" + slug, "{\"name\": \"%s\"}".formatted(name), headers);
    }

    private int secrets() {
        return management
                .get("/endpoints/" + slug + "/secrets")
                .is(200)
                .json()
                .path("items")
                .size();
    }
}
