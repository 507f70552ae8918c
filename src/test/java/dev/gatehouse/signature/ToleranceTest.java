package dev.gatehouse.signature;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How far the time of sending may be from ours. */
class ToleranceTest {

    static Stream<Call> timed() {
        return Stream.of(
                Calls.stripe(),
                Calls.slack(),
                Calls.standardWebhooks(),
                Calls.gitlabSigningToken(),
                Calls.svix(),
                Calls.svixUnbranded());
    }

    @ParameterizedTest
    @MethodSource("timed")
    void fiveMinutesAreAllowedOnBothSides(Call call) {
        assertThat(call.at(Calls.NOW + 300).outcome()).isEqualTo("accepted");
        assertThat(call.at(Calls.NOW - 300).outcome()).isEqualTo("accepted");
    }

    @ParameterizedTest
    @MethodSource("timed")
    void aSecondMoreIsTooOldOrTooEarly(Call call) {
        assertThat(call.at(Calls.NOW + 301).outcome()).isEqualTo("TIMESTAMP_OUTSIDE_TOLERANCE");
        assertThat(call.at(Calls.NOW - 301).outcome()).isEqualTo("TIMESTAMP_OUTSIDE_TOLERANCE");
    }

    @Test
    void anEndpointCanNarrowOrWidenIt() {
        var call = Calls.stripe();
        assertThat(call.at(Calls.NOW + 10).outcome(tolerating(call, 10))).isEqualTo("accepted");
        assertThat(call.at(Calls.NOW + 11).outcome(tolerating(call, 10))).isEqualTo("TIMESTAMP_OUTSIDE_TOLERANCE");
        assertThat(call.at(Calls.NOW + 3600).outcome(tolerating(call, 3600))).isEqualTo("accepted");
    }

    @Test
    void millisecondsAreHeldAgainstMilliseconds() {
        long sent = Calls.NOW * 1000 + 7;
        var rule = new SignatureRule(
                Algorithm.HMAC_SHA256,
                new Carrier("X-Signature", null, null, null, Encoding.HEX),
                "{timestamp}.{body}",
                null,
                new TimestampRule("X-Time", null, null, null, null, null, TimestampUnit.MILLIS, 1));
        var scheme = new SignatureScheme(List.of(rule));
        var call = Calls.github()
                .with("X-Time", "" + sent)
                .with("X-Signature", Sign.hex(Calls.SECRET, sent + "." + Calls.BODY));
        assertThat(call.atMillis(sent + 1000).outcome(scheme)).isEqualTo("accepted");
        assertThat(call.atMillis(sent + 1001).outcome(scheme)).isEqualTo("TIMESTAMP_OUTSIDE_TOLERANCE");
        assertThat(call.atMillis(sent - 1001).outcome(scheme)).isEqualTo("TIMESTAMP_OUTSIDE_TOLERANCE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"soon", "-1750000000", "+1750000000", "1750000000.0", "1e9", "9999999999999999999", "١٧٥٠"})
    void whatIsNoPlainNumberIsMalformed(String timestamp) {
        assertThat(Calls.slack().with("X-Slack-Request-Timestamp", timestamp).outcome())
                .isEqualTo("MALFORMED_TIMESTAMP");
    }

    @Test
    void theLargestNumberIsTooFarAndNothingOverflows() {
        assertThat(Calls.slack()
                        .with("X-Slack-Request-Timestamp", "999999999999999999")
                        .outcome())
                .isEqualTo("TIMESTAMP_OUTSIDE_TOLERANCE");
    }

    @Test
    void twoDifferentTimestampsAreMalformed() {
        var call = Calls.stripe();
        var value = call.headers().get("Stripe-Signature");
        assertThat(call.with("Stripe-Signature", value + ",t=" + Calls.NOW).outcome())
                .isEqualTo("accepted");
        assertThat(call.with("Stripe-Signature", value + ",t=" + (Calls.NOW + 1))
                        .outcome())
                .isEqualTo("MALFORMED_TIMESTAMP");
    }

    private static SignatureScheme tolerating(Call call, int seconds) {
        return SchemeReader.overridden(
                call.scheme(), JsonNodeFactory.instance.objectNode().put("toleranceSeconds", seconds));
    }
}
