package dev.gatehouse.signature;

import static dev.gatehouse.signature.Calls.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Headers with more than one signature, and signed headers that come more than once. */
class SeveralSignaturesTest {

    private static final String WRONG_HEX = "ab".repeat(32);
    private static final String WRONG_BASE64 = "v1,Ceo5qEr07ixe2NLpvHk3FH9bwy/WavXrAFQ/9tdO6mc=";

    @Test
    void anyOfSeveralSignaturesInOneHeaderMayMatch() {
        var call = Calls.standardWebhooks();
        var good = call.headers().get("webhook-signature");
        for (var value : List.of(WRONG_BASE64 + " " + good, good + " " + WRONG_BASE64, "v9,x  " + good)) {
            assertThat(call.with("webhook-signature", value).outcome()).isEqualTo("accepted");
        }
    }

    @Test
    void blanksAroundPartsArePassedOver() {
        var call = Calls.stripe();
        var value = call.headers().get("Stripe-Signature").replace(",", " , ");
        assertThat(call.with("Stripe-Signature", value).outcome()).isEqualTo("accepted");
    }

    @Test
    void aSignatureOfAnotherVersionDoesNotCount() {
        var call = Calls.stripe();
        var value = call.headers().get("Stripe-Signature").replace("v1=", "v0=");
        assertThat(call.with("Stripe-Signature", value).outcome()).isEqualTo("MALFORMED_SIGNATURE");
    }

    @Test
    void hexMayBeInUpperCase() {
        var call = Calls.plain();
        var value = call.headers().get("X-Webhook-Signature");
        assertThat(call.with("X-Webhook-Signature", value.toUpperCase(Locale.ROOT))
                        .outcome())
                .isEqualTo("accepted");
    }

    @Test
    void theWordBeforeAPlainSignatureMayBeThereOrNot() {
        var call = Calls.plain();
        var value = call.headers().get("X-Webhook-Signature");
        assertThat(call.with("X-Webhook-Signature", "sha256=" + value).outcome())
                .isEqualTo("accepted");
        assertThat(call.with("X-Webhook-Signature", "sha1=" + value).outcome()).isEqualTo("MALFORMED_SIGNATURE");
    }

    @Test
    void everyLineOfAHeaderThatComesTwiceIsLookedAt() throws VerificationFailure {
        var call = Calls.plain();
        var lines = new ArrayList<>(call.lines());
        lines.add(0, Map.entry("x-webhook-signature", WRONG_HEX));
        var twice = new InboundRequest("POST", "/", Headers.ofLines(lines), call.body());
        assertThat(call.verify(call.scheme(), twice).request()).isSameAs(twice);
    }

    @Test
    void sixteenSignaturesAreLookedAtAndNotOneMore() {
        var call = Calls.standardWebhooks();
        var good = call.headers().get("webhook-signature");
        var fifteen = String.join(" ", Collections.nCopies(15, WRONG_BASE64));
        assertThat(call.with("webhook-signature", fifteen + " " + good).outcome())
                .isEqualTo("accepted");
        assertThat(call.with("webhook-signature", fifteen + " " + WRONG_BASE64 + " " + good)
                        .outcome())
                .isEqualTo("MALFORMED_SIGNATURE");
    }

    @Test
    void aSignedHeaderThatComesTwiceMustSayTheSame() throws VerificationFailure {
        var call = Calls.standardWebhooks();
        assertThat(outcomeWithSecondId(call, "msg_1")).isEqualTo("accepted");
        assertThat(outcomeWithSecondId(call, "msg_2")).isEqualTo("UNCLEAR_SIGNED_HEADER");
    }

    @Test
    void aRecordedRequestCannotBeGivenAnotherIdInAHeaderThatIsNotSigned() {
        var recorded = Calls.svixUnbranded();
        assertThat(recorded.with("svix-id", "msg_fresh").outcome()).isEqualTo("UNCLEAR_SIGNED_HEADER");
    }

    @Test
    void bothNamesOfTheHeadersMayBeSentWhenTheFirstAreSigned() {
        var call = Calls.svix()
                .with("webhook-id", "msg_1")
                .with("webhook-timestamp", "" + NOW)
                .with("webhook-signature", WRONG_BASE64);
        assertThat(call.outcome()).isEqualTo("accepted");
    }

    @Test
    void aFailureTellsNeitherTheSecretNorTheSignatures() {
        var call = Calls.github().with("X-Hub-Signature-256", "sha256=" + WRONG_HEX);
        try {
            call.verify(call.scheme(), call.request());
        } catch (VerificationFailure failure) {
            assertThat(failure.getMessage())
                    .contains("X-Hub-Signature-256")
                    .doesNotContain(Calls.SECRET)
                    .doesNotContain(WRONG_HEX)
                    .doesNotContain(Sign.hex(Calls.SECRET, Calls.BODY));
            assertThat(failure.getStackTrace()).isEmpty();
            return;
        }
        throw new AssertionError("accepted");
    }

    private static String outcomeWithSecondId(Call call, String id) {
        var lines = new ArrayList<>(call.lines());
        lines.add(Map.entry("Webhook-Id", id));
        var twice = new InboundRequest("POST", "/", Headers.ofLines(lines), call.body());
        try {
            call.verify(call.scheme(), twice);
            return "accepted";
        } catch (VerificationFailure failure) {
            return failure.reason().name();
        }
    }
}
