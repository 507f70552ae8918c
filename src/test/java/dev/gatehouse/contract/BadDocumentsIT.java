package dev.gatehouse.contract;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An endpoint that can't work is not made; the answer names the field. */
@ExtendWith(SharedProduct.class)
class BadDocumentsIT {

    private static final String CUSTOM_WITHOUT_SCHEME = "{\"provider\": \"custom\", \"secrets\": [\"s\"]}";

    private final Product product;

    BadDocumentsIT(Product product) {
        this.product = product;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-a",
                "A",
                "a_b",
                "a b",
                "ä",
                "a/b",
                "1234567890123456789012345678901234567890123456789012345678901234"
            })
    void a_slug_that_is_none(String slug) {
        post(valid().put("slug", slug)).isInvalid("slug");
    }

    @Test
    void a_missing_slug() {
        post((ObjectNode) Json.read(DoorClient.SIGNED)).isInvalid("slug");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    provider                      | "no-such-provider"
                    provider                      | null
                    secrets                       | []
                    secrets                       | [""]
                    secrets                       | null
                    publicUrl                     | "ftp://hooks.example.com"
                    publicUrl                     | "https://hooks.example.com/a?b=c"
                    allowedSources                | ["192.168.1.0/33"]
                    allowedSources                | ["hooks.example.com"]
                    allowedSources                | ["300.1.1.1"]
                    idempotency.key               | {"key": "cookie:a"}
                    idempotency.key               | {"key": []}
                    idempotency.windowHours       | {"windowHours": 0}
                    idempotency.onConflict        | {"onConflict": "shrug"}
                    response.mode                 | {"mode": "telepathy"}
                    response.status               | {"status": 500}
                    response.timeoutMillis        | {"timeoutMillis": 0}
                    limits.maxBodyBytes           | {"maxBodyBytes": 0}
                    limits.maxBodyBytes           | {"maxBodyBytes": 2147483647}
                    limits.maxBodyBytes           | {"maxBodyBytes": 2147483648}
                    limits.maxBodyBytes           | {"maxBodyBytes": "many"}
                    limits.requestsPerSecond      | {"requestsPerSecond": 0}
                    limits.burst                  | {"burst": 1}
                    limits.contentTypes           | {"contentTypes": []}
                    limits.contentTypes           | {"contentTypes": ["json"]}
                    limits.contentTypes           | {"contentTypes": ["application/*"]}
                    limits.contentTypes           | {"contentTypes": ["application/json; charset=utf-8"]}
                    limits.contentTypes           | {"contentTypes": [null]}
                    state                         | "asleep"
                    project                       | "no-such-project"
                    colour                        | "red"
                    """)
    void a_field_that_does_not_fit(String field, String value) {
        post(valid().<ObjectNode>set(field.split("\\.", 2)[0], Json.read(value)))
                .isInvalid(field);
    }

    @Test
    void no_verification_by_accident() {
        post(document("{\"provider\": \"none\"}")).isInvalid("acceptUnsigned");
        post(document("{\"provider\": \"none\", \"acceptUnsigned\": false}")).isInvalid("acceptUnsigned");
    }

    @Test
    void a_custom_provider_without_its_scheme() {
        post(document(CUSTOM_WITHOUT_SCHEME)).isInvalid("verification");
    }

    @Test
    void a_tolerance_where_nothing_is_signed_with_a_time() {
        String github = """
                {"provider": "github", "secrets": ["s"], "verification": {"toleranceSeconds": 300}}
                """;

        post(document(github)).isInvalid("verification.toleranceSeconds");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "\"endpoint\"", "null", "{\"slug\": {}}", "[[[["})
    void what_is_no_document_at_all(String body) {
        product.management().post("/endpoints", body).isProblem(400, "invalid_input");
    }

    @Test
    void another_media_type() {
        product.management()
                .http()
                .send(
                        "POST",
                        "/api/v1/endpoints",
                        BodyPublishers.ofString("slug: a"),
                        "Authorization",
                        "Bearer " + Product.ADMIN_TOKEN,
                        "Content-Type",
                        "application/yaml")
                .isProblem(415, "unsupported_media_type");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    slug                 | {"slug": "another"}
                    secrets              | {"secrets": ["another"]}
                    response.mode        | {"response": {"mode": "telepathy"}}
                    allowedSources       | {"allowedSources": ["x"]}
                    colour               | {"colour": "red"}
                    provider             | {"provider": null}
                    project              | {"project": "nope"}
                    """)
    void a_patch_that_does_not_fit(String field, String patch) {
        DoorClient door = product.open(DoorClient.SIGNED);

        product.management().patch("/endpoints/" + door.slug(), patch).isInvalid(field);

        door.sign("{}").is(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "1", "", "{"})
    void a_patch_that_is_none(String patch) {
        DoorClient door = product.open(DoorClient.SIGNED);

        product.management().patch("/endpoints/" + door.slug(), patch).isProblem(400, "invalid_input");
    }

    private Reply post(ObjectNode document) {
        return product.management().post("/endpoints", document.toString());
    }

    private static ObjectNode valid() {
        return document(DoorClient.SIGNED);
    }

    private static ObjectNode document(String json) {
        return ((ObjectNode) Json.read(json)).put("slug", "bad-" + UUID.randomUUID());
    }
}
