package dev.gatehouse.signature;

import static dev.gatehouse.signature.Calls.BODY;
import static dev.gatehouse.signature.Calls.NOW;
import static dev.gatehouse.signature.Calls.SECRET;
import static dev.gatehouse.signature.Calls.WHSEC;
import static org.assertj.core.api.Assertions.assertThat;

import com.slack.api.app_backend.SlackSignature;
import com.twilio.security.RequestValidator;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the providers' own libraries sign is accepted. */
class OfficialLibrariesTest {

    private static final String BODY_IN_MANY_SCRIPTS = "{\"id\":\"Grüße, 世界 🎉\"}";

    @Test
    void whatStripesLibrarySignsIsAccepted() throws Exception {
        var signature = com.stripe.net.Webhook.Util.computeHmacSha256(SECRET, NOW + "." + BODY_IN_MANY_SCRIPTS);
        var headers = Map.of("Stripe-Signature", "t=" + NOW + ",v1=" + signature);
        assertThat(Call.of("stripe", SECRET, BODY_IN_MANY_SCRIPTS, headers)
                        .at(NOW)
                        .outcome())
                .isEqualTo("accepted");
    }

    @Test
    void whatSlacksLibrarySignsIsAccepted() {
        var signature = new SlackSignature.Generator(SECRET).generate("" + NOW, BODY_IN_MANY_SCRIPTS);
        var headers = Map.of("X-Slack-Request-Timestamp", "" + NOW, "X-Slack-Signature", signature);
        assertThat(Call.of("slack", SECRET, BODY_IN_MANY_SCRIPTS, headers)
                        .at(NOW)
                        .outcome())
                .isEqualTo("accepted");
    }

    @Test
    void whatSvixsLibrarySignsIsAccepted() throws Exception {
        var signature = new com.svix.Webhook(WHSEC).sign("msg_1", NOW, BODY);
        var headers = Map.of("svix-id", "msg_1", "svix-timestamp", "" + NOW, "svix-signature", signature);
        assertThat(Call.of("svix", WHSEC, BODY, headers).at(NOW).outcome()).isEqualTo("accepted");
    }

    @Test
    void whatTheStandardWebhooksLibrarySignsIsAccepted() throws Exception {
        var signature = new com.standardwebhooks.Webhook(WHSEC).sign("msg_1", NOW, BODY);
        var headers = Map.of("webhook-id", "msg_1", "webhook-timestamp", "" + NOW, "webhook-signature", signature);
        assertThat(Call.of("standard-webhooks", WHSEC, BODY, headers).at(NOW).outcome())
                .isEqualTo("accepted");
    }

    @Test
    void whatTwiliosLibraryAcceptsIsAccepted() {
        var url = "https://hooks.example.com/webhooks/a";
        var form = Map.of("From", "+15550001", "Body", "Gr\u00fc\u00dfe & more");
        var signature = Sign.base64("HmacSHA1", SECRET, url + "BodyGr\u00fc\u00dfe & moreFrom+15550001");
        assertThat(new RequestValidator(SECRET).validate(url, form, signature)).isTrue();
        var headers = Map.of("Content-Type", "application/x-www-form-urlencoded", "X-Twilio-Signature", signature);
        var body = "From=%2B15550001&Body=Gr%C3%BC%C3%9Fe+%26+more";
        assertThat(Call.of("twilio", SECRET, body, headers).outcome()).isEqualTo("accepted");
    }
}
