package dev.gatehouse.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.slack.api.app_backend.SlackSignature;
import com.stripe.net.Webhook.Signature;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the providers' own libraries sign is accepted; the same with another body is not. */
@ExtendWith(SharedProduct.class)
class OfficialSdkIT {

    private static final String BASE64_SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    private final Product product;
    private final String id = "evt_" + UUID.randomUUID();
    private final long now = Instant.now().getEpochSecond();

    OfficialSdkIT(Product product) {
        this.product = product;
    }

    @Test
    void stripe() throws Exception {
        String secret = "whsec_signing_secret_of_the_endpoint";
        DoorClient door = open("stripe", secret);
        String body = "{\"id\": \"%s\", \"object\": \"event\", \"type\": \"invoice.paid\"}".formatted(id);

        String[] headers = {"Stripe-Signature", Signature.generateSignatureHeader(body, secret)};

        acceptsOnlyThis(door, body, headers);
        sees(door, id, "invoice.paid");
    }

    @Test
    void svix() throws Exception {
        DoorClient door = open("svix", BASE64_SECRET);
        String body = "{\"type\": \"user.updated\", \"data\": {\"name\": \"Zoë\"}}";

        String signature = new com.svix.Webhook(BASE64_SECRET).sign(id, now, body);

        String[] headers = {"svix-id", id, "svix-timestamp", Long.toString(now), "svix-signature", signature};
        acceptsOnlyThis(door, body, headers);
        sees(door, id, "user.updated");
    }

    @Test
    void standard_webhooks() throws Exception {
        DoorClient door = open("standard-webhooks", BASE64_SECRET);
        String body = "{\"type\": \"contact.created\", \"timestamp\": \"2026-01-01T00:00:00Z\", \"data\": {}}";

        String signature = new com.standardwebhooks.Webhook(BASE64_SECRET).sign(id, now, body);

        String[] headers = {"webhook-id", id, "webhook-timestamp", Long.toString(now), "webhook-signature", signature};
        acceptsOnlyThis(door, body, headers);
        sees(door, id, "contact.created");
    }

    @Test
    void slack() {
        DoorClient door = open("slack", "8f742231b10e8888abcd99yyyzzz85a5");
        String body = "{\"type\": \"event_callback\", \"event_id\": \"%s\", \"event\": {\"type\": \"app_mention\"}}"
                .formatted(id);

        acceptsOnlyThis(door, body, slackHeaders(body));
        sees(door, id, "app_mention");
    }

    @Test
    void slack_gets_its_challenge_back_and_leaves_no_event() {
        DoorClient door = open("slack", "8f742231b10e8888abcd99yyyzzz85a5");
        String body = "{\"token\": \"t\", \"challenge\": \"3eZbrw1aBm2rZgRNFdxV2595\", \"type\": \"url_verification\"}";

        Reply reply = door.post(body, slackHeaders(body));

        assertThat(reply.is(200).text()).isEqualTo("3eZbrw1aBm2rZgRNFdxV2595");
        assertThat(product.management().events(door.slug())).isEmpty();
    }

    @Test
    void slack_gets_no_challenge_back_unless_it_signed_it() {
        DoorClient door = open("slack", "8f742231b10e8888abcd99yyyzzz85a5");
        String body = "{\"challenge\": \"3eZbrw1aBm2rZgRNFdxV2595\", \"type\": \"url_verification\"}";

        door.post(body, slackHeaders(body + " ")).isProblem(401, "invalid_signature");
    }

    @Test
    void a_signature_of_ten_minutes_ago_is_refused() throws Exception {
        String secret = "whsec_signing_secret_of_the_endpoint";
        DoorClient door = open("stripe", secret);
        String body = "{\"id\": \"%s\", \"type\": \"invoice.paid\"}".formatted(id);

        door.post(body, "Stripe-Signature", Signature.generateSignatureHeader(body, secret, now - 600))
                .isProblem(401, "invalid_signature");
    }

    private DoorClient open(String provider, String secret) {
        return product.open(provider, "{\"provider\": \"%s\", \"secrets\": [\"%s\"]}".formatted(provider, secret));
    }

    private static void acceptsOnlyThis(DoorClient door, String body, String... headers) {
        door.post(body + " ", headers).isProblem(401, "invalid_signature");
        door.post(body).isProblem(401, "missing_signature");
        door.post(body, headers).is(200);
    }

    private void sees(DoorClient door, String eventId, String type) {
        JsonNode event = product.management().onlyEvent(door.slug());
        assertThat(ManagementClient.text(event, "eventId")).isEqualTo(eventId);
        assertThat(ManagementClient.text(event, "type")).isEqualTo(type);
    }

    private String[] slackHeaders(String body) {
        String timestamp = Long.toString(now);
        String signature = new SlackSignature.Generator("8f742231b10e8888abcd99yyyzzz85a5").generate(timestamp, body);
        return new String[] {"X-Slack-Request-Timestamp", timestamp, "X-Slack-Signature", signature};
    }
}
