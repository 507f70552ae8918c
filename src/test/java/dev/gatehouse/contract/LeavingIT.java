package dev.gatehouse.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import dev.gatehouse.contract.Receiver.Request;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Events that leave in order, that are held, and whose way is changed while they wait. */
@ExtendWith(SharedProduct.class)
class LeavingIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String OLD = "whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
    private static final String NEW = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    private final Product product;
    private final Receiver receiver = Receiver.open();

    LeavingIT(Product product) {
        this.product = product;
    }

    @AfterEach
    void close() {
        receiver.close();
    }

    @Test
    void events_of_a_key_leave_one_after_the_other_and_none_passes_one_that_is_tried_again() throws Exception {
        Led led = lead("once-500", ordered("100ms"));
        for (int i = 0; i < 5; i++) {
            led.door().sign("{\"customer\": \"anna\", \"n\": " + i + "}").is(200);
        }

        awaitDeliveries(led, "delivered", 5);
        assertThat(receiver.requests())
                .extracting(request -> Json.read(request.text()).path("n").asInt())
                .containsExactly(0, 0, 1, 2, 3, 4);
    }

    @Test
    void a_line_that_leaves_is_given_up_with_its_subscription() throws Exception {
        Led led = lead("500", ordered("1h"));
        for (int i = 0; i < 4; i++) {
            led.door().sign("{\"customer\": \"anna\", \"n\": " + i + "}").is(200);
        }
        awaitDeliveries(led, "waiting", 1);

        led.removeSubscription();

        awaitDeliveries(led, "cancelled", 4);
        assertThat(receiver.requests()).hasSize(1);
    }

    @Test
    void what_leaves_is_held_while_its_subscription_is_paused_and_leaves_when_it_goes_on() throws Exception {
        Led led = lead("200", "{}");
        led.patchSubscription("{\"state\": \"paused\"}");
        for (int i = 0; i < 3; i++) {
            led.door().sign("{\"n\": " + i + "}").is(200);
        }
        awaitDeliveries(led, "held", 3);
        assertThat(receiver.requests()).isEmpty();

        led.patchSubscription("{\"state\": \"active\"}");

        awaitDeliveries(led, "delivered", 3);
        assertThat(receiver.requests()).hasSize(3);
    }

    private static String ordered(String rest) {
        return "{\"orderKey\": \"json:/customer\", \"retry\": {\"schedule\": [\"" + rest + "\"]}}";
    }

    @Test
    void what_waits_for_another_attempt_goes_where_its_destination_lies_by_then_signed_with_its_keys()
            throws Exception {
        Led led = Led.to(product, receiver.url("500"), signing(OLD), often());
        led.door().sign("{}").is(200);
        await().atMost(PATIENCE).until(() -> !receiver.requests("/500").isEmpty());

        led.patchDestination("{\"url\": \"" + receiver.url("200") + "\", " + signing(NEW) + "}");

        awaitDeliveries(led, "delivered", 1);
        Request last = receiver.requests("/200").get(0);
        assertThat(receiver.requests("/200")).hasSize(1);
        assertThat(last.all("webhook-id"))
                .isEqualTo(receiver.requests("/500").get(0).all("webhook-id"));
        new Webhook(NEW).verify(last.text(), headers(last));
        assertThatThrownBy(() -> new Webhook(OLD).verify(last.text(), headers(last)))
                .isInstanceOf(WebhookVerificationException.class);
    }

    @Test
    void what_waits_for_another_attempt_stays_while_its_subscription_is_disabled() throws Exception {
        Led led = lead("500", often());
        led.door().sign("{}").is(200);
        await().atMost(PATIENCE).until(() -> !receiver.requests("/500").isEmpty());

        led.patchSubscription("{\"state\": \"disabled\"}");

        awaitDeliveries(led, "held", 1);
        led.patchDestination("{\"url\": \"" + receiver.url("200") + "\"}");
        led.patchSubscription("{\"state\": \"active\"}");
        awaitDeliveries(led, "delivered", 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"endless", "bomb"})
    void of_an_answer_without_end_or_that_unpacks_to_anything_the_first_16_KiB_are_kept_as_they_are(String treatment)
            throws Exception {
        Led led = lead(treatment, often());
        led.door().sign("{}").is(200);

        awaitDeliveries(led, "delivered", 1);
        assertThat(receiver.requests()).hasSize(1);
        assertThat(product.tables().longestResponse(led.door().slug())).isBetween(1, 16 * 1024);
    }

    private Led lead(String treatment, String subscription) throws SQLException {
        return Led.to(product, receiver.url(treatment), "", subscription);
    }

    private static String signing(String secret) {
        return "\"signing\": {\"secrets\": [\"" + secret + "\"]}";
    }

    private static String often() {
        return "{\"retry\": {\"schedule\": [" + "\"500ms\", ".repeat(60) + "\"500ms\"]}}";
    }

    private static Map<String, List<String>> headers(Request request) {
        return Map.of(
                "webhook-id", request.all("webhook-id"),
                "webhook-timestamp", request.all("webhook-timestamp"),
                "webhook-signature", request.all("webhook-signature"));
    }

    private void awaitDeliveries(Led led, String status, int count) {
        await().atMost(PATIENCE)
                .until(() -> product.tables().deliveries(led.door().slug(), status) == count);
    }
}
