package dev.gatehouse.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What operators and their tools ask a node. */
@ExtendWith(SharedProduct.class)
class OperationIT {

    private final Product product;

    OperationIT(Product product) {
        this.product = product;
    }

    @ParameterizedTest
    @ValueSource(strings = {"/health/live", "/health/ready"})
    void the_node_is_up(String check) {
        Reply reply = get(new Http(product.node().health()), check).is(200);

        assertThat(reply.json().path("status").asText()).isEqualTo("UP");
        assertThat(reply.json().path("checks")).isNotEmpty();
    }

    @Test
    void one_page_says_ready_to_whoever_looks_at_statuses_only() {
        assertThat(get("/ready").is(200).json().path("status").asText()).isEqualTo("UP");
    }

    @Test
    void the_api_describes_itself() {
        assertThat(get("/openapi").is(200).text()).contains("/endpoints", "/events", "/rejections");
    }

    @Test
    void every_operation_says_what_it_answers_and_whether_it_wants_the_token() {
        JsonNode api = get("/openapi").is(200).json();
        Map<String, JsonNode> operations = operations(api);

        assertThat(operations).hasSizeGreaterThan(15).allSatisfy((name, operation) -> {
            List<String> answers = names(operation.path("responses"));
            assertThat(answers).anyMatch(status -> status.startsWith("2")).doesNotContain("default");
            boolean isPublic = name.endsWith(" /ready");
            String refused = isPublic ? "503" : "401";
            assertThat(answers).contains(refused);
            assertThat(operation
                            .at("/responses/" + refused + "/content/application~1problem+json/schema/$ref")
                            .asText())
                    .isEqualTo("#/components/schemas/Problem");
            assertThat(operation.path("security").toString().contains("token")).isEqualTo(name.contains("/api/v1/"));
        });
        assertThat(operations.values().stream()
                        .map(operation -> operation.path("operationId").asText()))
                .doesNotHaveDuplicates();
        assertThat(names(api.at("/components/schemas/Problem/properties"))).contains("instance", "reason", "errors");
        assertThat(api.at("/components/securitySchemes/token/scheme").asText()).isEqualTo("bearer");
        assertThat(api.path("security").isEmpty()).isTrue();
    }

    @Test
    void every_write_is_described_with_its_idempotency_key() {
        operations(get("/openapi").is(200).json())
                .forEach((name, operation) -> assertThat(Json.texts(operation.path("parameters"), "/name")
                                .contains("Idempotency-Key"))
                        .as(name)
                        .isEqualTo(name.contains("/api/v1/") && !name.startsWith("get")));
    }

    private static Map<String, JsonNode> operations(JsonNode api) {
        Map<String, JsonNode> operations = new TreeMap<>();
        api.path("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .properties()
                        .forEach(method -> operations.put(method.getKey() + " " + path.getKey(), method.getValue())));
        return operations;
    }

    private static List<String> names(JsonNode object) {
        return object.properties().stream().map(Map.Entry::getKey).toList();
    }

    @Test
    void the_providers_say_how_they_sign_and_what_to_do() {
        List<String> ids =
                Json.texts(product.management().get("/providers").is(200).json().path("items"), "/id");

        assertThat(ids).contains("github", "stripe", "slack", "svix", "standard-webhooks", "shopify", "custom", "none");
        assertThat(product.management()
                        .get("/providers/stripe")
                        .is(200)
                        .json()
                        .at("/scheme/0/signed")
                        .asText())
                .isEqualTo("{timestamp}.{body}");
        assertThat(product.management()
                        .get("/providers/github")
                        .is(200)
                        .json()
                        .path("vectors")
                        .toString())
                .matches("\\{\"passed\":(\\d+),\"total\":\\1}")
                .doesNotContain(":0");
        product.management().get("/providers/no-such-provider").isProblem(404, "not_found");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/api", "/api/", "/api/v2/endpoints", "/favicon.ico", "/problem"})
    void a_path_that_belongs_to_nothing_is_a_problem_and_no_page_of_the_server(String path) {
        get(path + "?secret=in-the-query").isProblem(404, "not_found");
        Reply posted = product.http()
                .send("POST", path + "?secret=in-the-query", BodyPublishers.ofString("{}"))
                .isProblem(404, "not_found");

        assertThat(posted.text()).doesNotContain("in-the-query");
    }

    /** Some servers answer this themselves, before anything of the WAR is asked. */
    @ParameterizedTest
    @ValueSource(strings = {"/WEB-INF/web.xml", "/web-inf/web.xml", "/META-INF/MANIFEST.MF"})
    void the_inside_of_the_war_is_not_there(String path) {
        assertThat(get(path).is(404).text()).doesNotContain("web-app", "Manifest-Version");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/webhooks", "/webhooks/"})
    void a_webhook_without_the_name_of_an_endpoint_is_for_none(String path) {
        get(path).isProblem(404, "unknown_endpoint");
        product.http().send("POST", path, BodyPublishers.ofString("{}")).isProblem(404, "unknown_endpoint");
    }

    @Test
    void what_the_server_refuses_before_anybody_is_asked_is_a_problem_too() {
        product.http()
                .send("POST", "/webhooks/any", BodyPublishers.ofString("{}"), "Content-Type", "json")
                .isProblem(400, "bad_request");
    }

    private Reply get(String path) {
        return get(product.http(), path);
    }

    private static Reply get(Http http, String path) {
        return http.send("GET", path, BodyPublishers.noBody(), "Accept", "application/json, */*;q=0.5");
    }
}
