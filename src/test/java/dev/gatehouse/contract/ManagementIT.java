package dev.gatehouse.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may manage, and how endpoints are made, changed and removed. */
@ExtendWith(SharedProduct.class)
class ManagementIT {

    private final Product product;
    private final ManagementClient management;

    ManagementIT(Product product) {
        this.product = product;
        this.management = product.management();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/endpoints",
                "/events",
                "/rejections",
                "/deliveries",
                "/subscriptions",
                "/providers",
                "/no-such-thing"
            })
    void nobody_gets_in_without_the_token(String path) {
        product.http().send("GET", "/api/v1" + path, BodyPublishers.noBody()).isProblem(401, "unauthorized");
        new ManagementClient(product.http(), "guessed").get(path).isProblem(401, "unauthorized");
        new ManagementClient(product.http(), "").get(path).isProblem(401, "unauthorized");
    }

    @Test
    void the_token_is_no_use_as_a_password_or_in_the_query() {
        product.http()
                .send("GET", "/api/v1/endpoints?access_token=" + Product.ADMIN_TOKEN, BodyPublishers.noBody())
                .isProblem(401, "unauthorized");
        product.http()
                .send(
                        "GET",
                        "/api/v1/endpoints",
                        BodyPublishers.noBody(),
                        "Authorization",
                        "Basic " + Product.ADMIN_TOKEN)
                .isProblem(401, "unauthorized");
    }

    @Test
    void a_new_endpoint_is_found_where_the_answer_says() {
        String slug = newSlug();

        Reply created = management.create(endpoint(slug));

        assertThat(created.header("Location")).endsWith("/api/v1/endpoints/" + slug);
        Reply found = management.get("/endpoints/" + slug).is(200);
        assertThat(found.json()).isEqualTo(created.json());
        assertThat(found.header("ETag")).isEqualTo(created.header("ETag")).isNotEmpty();
        assertThat(slugs()).contains(slug);
    }

    @Test
    void a_secret_is_never_shown() {
        String slug = newSlug();
        String secret = "s-" + UUID.randomUUID();
        ObjectNode document = endpoint(slug);
        document.putArray("secrets").add(secret);

        Reply[] replies = {
            management.create(document),
            management.get("/endpoints/" + slug),
            management.get("/endpoints"),
            management.patch("/endpoints/" + slug, "{\"name\": \"renamed\"}"),
            management.post("/endpoints", document.toString()),
            management.post("/endpoints", document.put("slug", "NO").toString())
        };

        assertThat(replies).allSatisfy(reply -> assertThat(reply.toString()).doesNotContain(secret));
    }

    @Test
    void an_endpoint_that_verifies_nothing_says_so() {
        String slug = newSlug();

        Reply created = management.create(
                ((ObjectNode) Json.read("{\"provider\": \"none\", \"acceptUnsigned\": true}")).put("slug", slug));

        assertThat(created.json().path("warnings").toString()).contains("verifies nothing");
        product.door(slug).post("{}").is(200);
    }

    @Test
    void a_taken_slug_is_refused_and_free_again_once_the_endpoint_is_removed() {
        String slug = newSlug();
        management.create(endpoint(slug));

        management.post("/endpoints", endpoint(slug).toString()).isProblem(409, "slug_taken");
        management.delete("/endpoints/" + slug).is(204);

        management.get("/endpoints/" + slug).isProblem(404, "not_found");
        management.delete("/endpoints/" + slug).isProblem(404, "not_found");
        product.door(slug).sign("{}").isProblem(404, "unknown_endpoint");
        management.create(endpoint(slug));
        product.door(slug).sign("{}").is(200);
    }

    @Test
    void of_many_who_take_the_same_slug_at_the_same_moment_one_gets_it_and_the_others_are_told() throws Exception {
        String document = endpoint(newSlug()).toString();

        List<Reply> replies = Together.call(16, () -> management.post("/endpoints", document));

        assertThat(replies).filteredOn(reply -> reply.status() == 201).hasSize(1);
        assertThat(replies)
                .filteredOn(reply -> reply.status() != 201)
                .allSatisfy(reply -> reply.isProblem(409, "slug_taken"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "application/merge-patch+json"})
    void a_patch_changes_what_it_names_and_nothing_else(String contentType) {
        String slug = newSlug();
        JsonNode before = management.create(endpoint(slug)).json();

        Reply patched = management
                .patch("/endpoints/" + slug, "{\"limits\": {\"maxBodyBytes\": 3}}", "Content-Type", contentType)
                .is(200);

        assertThat(patched.json().at("/limits/maxBodyBytes").asInt()).isEqualTo(3);
        assertThat(patched.json().path("response")).isEqualTo(before.path("response"));
        product.door(slug).sign("1234").isProblem(413, "body_too_large");
    }

    @Test
    void of_two_who_change_the_same_version_the_second_is_told() {
        String slug = newSlug();
        String version = management.create(endpoint(slug)).header("ETag");

        Reply first = management
                .patch("/endpoints/" + slug, "{\"name\": \"first\"}", "If-Match", version)
                .is(200);
        management
                .patch("/endpoints/" + slug, "{\"name\": \"second\"}", "If-Match", version)
                .isProblem(412, "version_mismatch");
        management
                .patch("/endpoints/" + slug, "{\"name\": \"third\"}", "If-Match", first.header("ETag"))
                .is(200);

        assertThat(management.get("/endpoints/" + slug).json().path("name").asText())
                .isEqualTo("third");
    }

    @Test
    void who_would_remove_what_somebody_else_changed_is_told() {
        String slug = newSlug();
        String before = management.create(endpoint(slug)).header("ETag");
        String after = management
                .patch("/endpoints/" + slug, "{\"name\": \"changed\"}")
                .is(200)
                .header("ETag");

        management.delete("/endpoints/" + slug, "If-Match", before).isProblem(412, "version_mismatch");
        management.delete("/endpoints/" + slug, "If-Match", "garbage").isInvalid("If-Match");
        management.get("/endpoints/" + slug).is(200);
        management.delete("/endpoints/" + slug, "If-Match", after).is(204);
    }

    @Test
    void what_is_still_the_same_is_not_sent_again() {
        String slug = newSlug();
        String version = management.create(endpoint(slug)).header("ETag");

        Reply same =
                management.get("/endpoints/" + slug, "If-None-Match", version).is(304);
        management.patch("/endpoints/" + slug, "{\"name\": \"changed\"}").is(200);

        assertThat(same.header("ETag")).isEqualTo(version);
        assertThat(same.body()).isEmpty();
        management.get("/endpoints/" + slug, "If-None-Match", version).is(200);
    }

    @Test
    void another_endpoint_under_the_same_slug_is_another_version() {
        String slug = newSlug();
        String former = management.create(endpoint(slug)).header("ETag");
        management.delete("/endpoints/" + slug).is(204);
        management.create(endpoint(slug));

        management.get("/endpoints/" + slug, "If-None-Match", former).is(200);
        management.delete("/endpoints/" + slug, "If-Match", former).isProblem(412, "version_mismatch");
    }

    @Test
    void endpoints_are_listed_newest_first_page_by_page() {
        List<String> made = Stream.generate(ManagementIT::newSlug).limit(5).toList();
        made.forEach(slug -> management.create(endpoint(slug)));

        List<String> seen = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page =
                    management.get("/endpoints?limit=2" + cursor).is(200).json();
            assertThat(page.path("items").size()).isLessThanOrEqualTo(2);
            seen.addAll(Json.texts(page.path("items"), "/slug"));
            cursor = page.path("next").isNull() ? null : "&cursor=" + ManagementClient.text(page, "next");
        } while (cursor != null);

        assertThat(seen).doesNotHaveDuplicates().containsAll(made);
        assertThat(seen.stream().filter(made::contains).toList())
                .containsExactly(made.get(4), made.get(3), made.get(2), made.get(1), made.get(0));
    }

    @ParameterizedTest
    @CsvSource({"limit, 0", "limit, 501", "limit, few", "cursor, nonsense", "cursor, -1", "cursor, ''"})
    void a_page_that_can_not_be_meant_is_refused(String parameter, String value) {
        management.get("/endpoints?" + parameter + "=" + value).isInvalid(parameter);
    }

    @Test
    void a_paused_endpoint_stores_and_holds_until_it_is_active_again() throws Exception {
        DoorClient door = product.open(DoorClient.SIGNED);
        management.patch("/endpoints/" + door.slug(), "{\"state\": \"paused\"}").is(200);

        door.signJson("{\"id\": \"p1\", \"type\": \"payment.completed\"}").is(200);
        assertThat(ManagementClient.text(management.onlyEvent(door.slug()), "status"))
                .isEqualTo("held");
        assertThat(product.tables().handlerRuns(door.slug())).isZero();

        management.patch("/endpoints/" + door.slug(), "{\"state\": \"active\"}").is(200);
        management.awaitOnlyEvent(door.slug(), "processed");
        assertThat(product.tables().handlerRuns(door.slug())).isEqualTo(1);
    }

    @Test
    void a_problem_names_the_path_it_is_about_and_never_the_query() {
        Reply management = product.http()
                .send("GET", "/api/v1/events?token=in-the-query", BodyPublishers.noBody())
                .isProblem(401, "unauthorized");
        Reply door = product.http()
                .send("POST", "/webhooks/nobody-made-this?token=in-the-query", BodyPublishers.noBody())
                .isProblem(404, "unknown_endpoint");

        assertThat(management.json().path("instance").asText()).isEqualTo("/api/v1/events");
        assertThat(door.json().path("instance").asText()).isEqualTo("/webhooks/nobody-made-this");
        assertThat(management.text() + door.text()).doesNotContain("in-the-query");
    }

    @Test
    void what_is_not_there_is_a_problem_too() {
        management.get("/endpoints/nobody-made-this").isProblem(404, "not_found");
        management.patch("/endpoints/nobody-made-this", "{}").isProblem(404, "not_found");
        management.get("/events/no-id").isProblem(404, "not_found");
        management.get("/events/" + UUID.randomUUID() + "/body").isProblem(404, "not_found");
        management.get("/no-such-thing").isProblem(404, "not_found");
        management.delete("/endpoints").isProblem(405, "method_not_allowed");
    }

    private List<String> slugs() {
        return Json.texts(management.get("/endpoints").is(200).json().path("items"), "/slug");
    }

    private static ObjectNode endpoint(String slug) {
        return ((ObjectNode) Json.read(DoorClient.SIGNED)).put("slug", slug);
    }

    private static String newSlug() {
        return "managed-" + UUID.randomUUID();
    }
}
