package dev.gatehouse.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How destinations are made, changed and removed. */
@ExtendWith(SharedProduct.class)
class DestinationsIT {

    private static final String WHSEC = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    private static final String QUOTED = "\"" + WHSEC + "\"";
    private static final String WHSEC_SIX_TIMES =
            QUOTED + "," + QUOTED + "," + QUOTED + "," + QUOTED + "," + QUOTED + "," + QUOTED;

    private final Product product;
    private final ManagementClient management;
    private final String name = "d-" + UUID.randomUUID();

    DestinationsIT(Product product) {
        this.product = product;
        this.management = product.management();
    }

    @Test
    void a_new_destination_is_found_where_the_answer_says() {
        Reply created = create("\"url\": \"https://example.com/hook\"").is(201);

        assertThat(created.header("Location")).endsWith("/api/v1/destinations/" + name);
        Reply found = management.get("/destinations/" + name).is(200);
        assertThat(found.json()).isEqualTo(created.json());
        assertThat(found.header("ETag")).isEqualTo(created.header("ETag")).isNotEmpty();
        assertThat(found.json().path("timeoutMillis").asInt()).isEqualTo(20_000);
        assertThat(Json.texts(management.get("/destinations?limit=200").json().path("items"), "/name"))
                .contains(name, "handlers");
        management
                .get("/destinations/" + name, "If-None-Match", found.header("ETag"))
                .is(304);
    }

    @Test
    void lists_come_in_pages() {
        create("\"url\": \"https://example.com/hook\"").is(201);

        JsonNode page = management.get("/destinations?limit=1").is(200).json();

        assertThat(page.path("items")).hasSize(1);
        management
                .get("/destinations?limit=1&cursor=" + page.path("next").asText())
                .is(200);
        management.get("/destinations?nmae=x").isInvalid("nmae");
    }

    @Test
    void secrets_are_never_shown_and_never_stored_in_the_open() throws Exception {
        String token = "token-" + UUID.randomUUID();
        String document = "\"url\": \"https://example.com/hook\", \"auth\": {\"type\": \"bearer\", \"token\": \""
                + token + "\"}, \"signing\": {\"secrets\": [\"" + WHSEC + "\"]}";

        Reply[] replies = {
            create(document).is(201),
            create(document).isProblem(409, "name_taken"),
            management.get("/destinations/" + name),
            management.get("/destinations?limit=200"),
            management.patch("/destinations/" + name, "{\"concurrency\": 3}").is(200),
            management
                    .patch("/destinations/" + name, "{\"auth\": {\"tokne\": \"" + token + "\"}}")
                    .isInvalid("auth.tokne"),
            management
                    .patch("/destinations/" + name, "{\"auth\": {\"type\": \"" + token + "\"}}")
                    .isInvalid("auth.type")
        };

        assertThat(replies)
                .allSatisfy(reply ->
                        assertThat(reply.toString()).doesNotContain(token).doesNotContain(WHSEC));
        assertThat(replies[0].json().path("secrets")).hasSize(2);
        assertThat(product.tables().rowsOfDestinationWith(token)).isZero();
        assertThat(product.tables().rowsOfDestinationWith("example.com")).isPositive();
    }

    @Test
    void a_change_keeps_what_it_does_not_name_and_is_guarded_by_the_version() {
        String etag = create("\"url\": \"https://example.com/a\", \"auth\": {\"type\": \"bearer\", \"token\": \"t\"}")
                .is(201)
                .header("ETag");

        Reply changed = management
                .patch("/destinations/" + name, "{\"url\": \"https://example.com/b\"}", "If-Match", etag)
                .is(200);

        assertThat(changed.json().path("url").asText()).isEqualTo("https://example.com/b");
        assertThat(changed.json().path("secrets")).hasSize(1);
        management
                .patch("/destinations/" + name, "{\"concurrency\": 2}", "If-Match", etag)
                .isProblem(412, "version_mismatch");
        management.delete("/destinations/" + name, "If-Match", etag).isProblem(412, "version_mismatch");
        Reply basic = management
                .patch(
                        "/destinations/" + name,
                        "{\"auth\": {\"type\": \"basic\", \"username\": \"u\", \"password\": \"p\"}}")
                .is(200);
        assertThat(Json.texts(basic.json().path("secrets"), "/field")).containsExactly("auth.password");
        management.delete("/destinations/" + name).is(204);
        management.get("/destinations/" + name).isProblem(404, "not_found");
    }

    @Test
    void a_destination_in_use_and_the_built_in_one_stay() throws Exception {
        create("\"url\": \"https://example.com/hook\"").is(201);
        String slug = product.open("it", DoorClient.SIGNED).slug();
        product.tables().subscribe(slug, name, "{}");

        management.delete("/destinations/" + name).isProblem(409, "destination_in_use");
        management.delete("/destinations/handlers").isProblem(409, "built_in");
        management.patch("/destinations/handlers", "{\"concurrency\": 1}").isProblem(409, "built_in");
        management.get("/destinations/handlers").is(200);
    }

    @Test
    void the_same_write_again_under_its_key_changes_nothing() {
        String key = UUID.randomUUID().toString();
        String document = "{\"name\": \"" + name + "\", \"kind\": \"http\", \"url\": \"https://example.com/hook\"}";

        Reply first = management
                .post("/destinations", document, "Idempotency-Key", key)
                .is(201);
        Reply again = management
                .post("/destinations", document, "Idempotency-Key", key)
                .is(201);

        assertThat(again.isReplayed()).isTrue();
        assertThat(again.body()).isEqualTo(first.body());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "url | \"url\": \"ftp://example.com\"",
                "url | \"url\": \"https://user:secret@example.com\"",
                "url | \"queue\": \"jms/orders\"",
                "queue | \"url\": \"https://example.com\", \"queue\": \"jms/orders\"",
                "urll | \"urll\": \"https://example.com\"",
                "timeoutMillis | \"url\": \"https://example.com\", \"timeoutMillis\": 60001",
                "concurrency | \"url\": \"https://example.com\", \"concurrency\": 0",
                "ratePerSecond | \"url\": \"https://example.com\", \"ratePerSecond\": 0",
                "format | \"url\": \"https://example.com\", \"format\": \"xml\"",
                "headers.webhook-id | \"url\": \"https://example.com\", \"headers\": {\"webhook-id\": \"1\"}",
                "headers.Authorization | \"url\": \"https://example.com\", \"headers\": {\"Authorization\": \"x\"}",
                "headers.X-A | \"url\": \"https://example.com\", \"headers\": {\"X-A\": \"1\\r\\nX-B: 2\"}",
                "auth.type | \"url\": \"https://example.com\", \"auth\": {\"type\": \"digest\"}",
                "auth.password | \"url\": \"https://example.com\", \"auth\": {\"type\": \"basic\", \"username\": \"u\"}",
                "auth.token | \"url\": \"https://example.com\", \"auth\": {\"type\": \"bearer\", \"token\": \"a\\nb\"}",
                "auth.privateKey | \"url\": \"https://example.com\", \"auth\": {\"type\": \"mutualTls\", \"certificate\": \"x\", \"privateKey\": \"y\"}",
                "topic | \"url\": \"https://example.com\", \"topic\": \"jms/t\"",
                "connectionFactory | \"url\": \"https://example.com\", \"connectionFactory\": \"jms/c\"",
                "url | \"url\": \"https://example.com/#part\"",
                "url | \"url\": \"https:///no-host\"",
                "timeoutMillis | \"url\": \"https://example.com\", \"timeoutMillis\": 99",
                "concurrency | \"url\": \"https://example.com\", \"concurrency\": 129",
                "ratePerSecond | \"url\": \"https://example.com\", \"ratePerSecond\": 10001",
                "auth.token | \"url\": \"https://example.com\", \"auth\": {\"type\": \"basic\", \"username\": \"u\", \"password\": \"p\", \"token\": \"t\"}",
                "auth.username | \"url\": \"https://example.com\", \"auth\": {\"type\": \"basic\", \"username\": \"u:v\", \"password\": \"p\"}",
                "auth.header | \"url\": \"https://example.com\", \"auth\": {\"type\": \"apiKey\", \"header\": \"Host\", \"value\": \"v\"}",
                "auth.value | \"url\": \"https://example.com\", \"auth\": {\"type\": \"apiKey\", \"header\": \"X-Key\", \"value\": \"a\\nb\"}",
                "auth.tokenUrl | \"url\": \"https://example.com\", \"auth\": {\"type\": \"oauth2\", \"tokenUrl\": \"ftp://x\", \"clientId\": \"c\", \"clientSecret\": \"s\"}",
                "signing.secrets | \"url\": \"https://example.com\", \"signing\": {\"secrets\": [" + WHSEC_SIX_TIMES
                        + "]}",
                "signing.secrets | \"url\": \"https://example.com\", \"signing\": {\"secrets\": [\"short\"]}",
                "signing.secrets | \"url\": \"https://example.com\", \"signing\": {\"secrets\": []}"
            })
    void a_document_that_is_no_destination_is_refused_with_the_field(String field, String fields) {
        create(fields).isInvalid(field);
        management.get("/destinations/" + name).is(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"127.0.0.2", "10.0.0.1", "[::1]", "169.254.169.254", "[::ffff:10.0.0.1]", "[64:ff9b::7f00:2]"})
    void an_address_that_may_not_be_called_is_refused_with_the_field_and_the_cure(String host) {
        String url = "\"http://" + host + ":9/\"";

        Reply refused = create("\"url\": " + url).isInvalid("url");
        assertThat(refused.json().at("/errors/0/message").asText()).contains("GATEHOUSE_OUTBOUND_ALLOWED");
        create("\"url\": \"https://example.com\", \"auth\": {\"type\": \"oauth2\", \"clientId\": \"c\", "
                        + "\"clientSecret\": \"s\", \"tokenUrl\": " + url + "}")
                .isInvalid("auth.tokenUrl");
        create("\"url\": \"https://example.com\"").is(201);
        management.patch("/destinations/" + name, "{\"url\": " + url + "}").isInvalid("url");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "queue | \"queue\": \"ldap://evil.example/x\"",
                "queue | \"queue\": \"a\", \"topic\": \"b\"",
                "headers | \"queue\": \"jms/a\", \"headers\": {\"X-A\": \"1\"}",
                "auth | \"queue\": \"jms/a\", \"auth\": {\"type\": \"bearer\", \"token\": \"t\"}",
                "signing | \"queue\": \"jms/a\", \"signing\": {\"secrets\": [\"" + WHSEC + "\"]}",
                "topic | \"topic\": \"ldap://evil.example/x\"",
                "url | \"queue\": \"jms/a\", \"url\": \"https://example.com\"",
                "connectionFactory | \"queue\": \"jms/a\", \"connectionFactory\": \"rmi://evil.example/x\""
            })
    void a_document_that_is_no_queue_or_topic_of_the_server_is_refused_with_the_field(String field, String fields) {
        management
                .post("/destinations", "{\"name\": \"" + name + "\", \"kind\": \"jms\", " + fields + "}")
                .isInvalid(field);
        management.get("/destinations/" + name).is(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"handler", "smtp", ""})
    void a_kind_that_cannot_be_made_is_refused(String kind) {
        management
                .post("/destinations", "{\"name\": \"" + name + "\", \"kind\": \"" + kind + "\"}")
                .isInvalid("kind");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-begins-with-a-dash", "Upper", "under_score", "a b"})
    void a_name_that_is_none_is_refused(String odd) {
        management
                .post(
                        "/destinations",
                        "{\"name\": \"" + odd + "\", \"kind\": \"http\", \"url\": \"https://example.com\"}")
                .isInvalid("name");
    }

    private Reply create(String fields) {
        return management.post("/destinations", "{\"name\": \"" + name + "\", \"kind\": \"http\", " + fields + "}");
    }
}
