package dev.gatehouse.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
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
        Reply reply = get(check).is(200);

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
        product.management().get("/providers/no-such-provider").isProblem(404, "not_found");
    }

    private Reply get(String path) {
        return product.http().send("GET", path, BodyPublishers.noBody(), "Accept", "application/json, */*;q=0.5");
    }
}
