package dev.gatehouse.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** Slack's check of a new URL. */
class ChallengeTest {

    private static final Challenge SLACK =
            Call.PROVIDERS.find("slack").orElseThrow().challenge();
    private static final String VALUE = "3eZbrw1aBm2rZgRNFdxV2595E9CY3gmdALWMmHkYFXO7tYXAYM8P";

    @Test
    void aChallengeIsAnsweredWithItsValue() {
        assertThat(SLACK.answer(verified("{\"challenge\":\"" + VALUE + "\",\"type\":\"url_verification\"}")))
                .contains(VALUE);
    }

    @Test
    void aLongValueComesBackWhole() {
        var value = "x".repeat(5000);
        assertThat(SLACK.answer(verified("{\"type\":\"url_verification\",\"challenge\":\"" + value + "\"}")))
                .contains(value);
    }

    @Test
    void anEventIsNone() {
        assertThat(SLACK.answer(verified("{\"type\":\"event_callback\",\"challenge\":\"a\"}")))
                .isEmpty();
        assertThat(SLACK.answer(verified("{\"type\":\"url_verification\"}"))).isEmpty();
        assertThat(SLACK.answer(verified("command=%2Fdeploy"))).isEmpty();
    }

    @Test
    void anUnsignedChallengeIsRefusedLikeAnyRequest() {
        var body = "{\"challenge\":\"a\",\"type\":\"url_verification\"}";
        assertThat(Call.of("slack", Calls.SECRET, body, Map.of()).outcome()).isEqualTo("MISSING_SIGNATURE");
    }

    @Test
    void onlyTheBodyCanBeEchoed() {
        var header = RequestValue.parse("header:X-Challenge");
        assertThatThrownBy(() -> new Challenge(Challenge.Kind.BODY_ECHO, header, "a", header))
                .hasMessageContaining("echo must be json:/pointer");
    }

    private static VerifiedRequest verified(String body) {
        return new VerifiedRequest(
                Call.of("slack", Calls.SECRET, body, Map.of()).request(), "secret-0");
    }
}
