package dev.gatehouse.destination;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.standardwebhooks.Webhook;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookSignatureTest {

    private static final String OLD = "whsec_" + Base64.getEncoder().encodeToString(new byte[24]);
    private static final String NEW = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final String BODY = "{\"a\": 1}";

    @Test
    void the_official_library_takes_the_signature_with_either_key_while_both_are_used() {
        var time = Clock.systemUTC().instant();
        var signature = new WebhookSignature(List.of(NEW, OLD)).of("id-1", time, BODY.getBytes(StandardCharsets.UTF_8));
        var headers = Map.of(
                "webhook-id", List.of("id-1"),
                "webhook-timestamp", List.of(Long.toString(time.getEpochSecond())),
                "webhook-signature", List.of(signature));

        assertThat(signature.split(" ", -1)).hasSize(2);
        for (var secret : List.of(NEW, OLD)) {
            assertThatCode(() -> new Webhook(secret).verify(BODY, headers)).doesNotThrowAnyException();
        }
        assertThatThrownBy(() -> new Webhook(NEW).verify(BODY + " ", headers)).isInstanceOf(Exception.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "whsec_", "whsec_c2hvcnQ=", "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "whsec_not base64 at all!"})
    void a_secret_that_is_none_is_refused_without_being_repeated(String secret) {
        var refusal = assertThatThrownBy(() -> WebhookSignature.key(secret))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("whsec_");
        if (secret.length() > 10) {
            refusal.hasMessageNotContaining(secret.substring(6));
        }
    }
}
