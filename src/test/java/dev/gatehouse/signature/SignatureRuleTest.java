package dev.gatehouse.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What rules of one's own can say. */
class SignatureRuleTest {

    private static final Carrier HEX = new Carrier("X-Signature", null, null, null, Encoding.HEX);

    @ParameterizedTest
    @CsvSource({"hmac-sha1,HmacSHA1", "hmac-sha256,HmacSHA256", "hmac-sha384,HmacSHA384", "hmac-sha512,HmacSHA512"})
    void everyHmacIsChecked(String word, String javaName) {
        var scheme = scheme(new SignatureRule(Algorithm.of(word), HEX, null, null, null));
        var good = Sign.hex(javaName, Calls.SECRET, Calls.BODY);
        assertThat(signed(good).outcome(scheme)).isEqualTo("accepted");
        assertThat(signed("00" + good.substring(2)).outcome(scheme)).isEqualTo("NO_MATCH");
        assertThat(signed(good.substring(2)).outcome(scheme)).isEqualTo("MALFORMED_SIGNATURE");
    }

    @Test
    void methodUrlAndHeadersCanBeSigned() {
        var scheme = scheme(
                new SignatureRule(Algorithm.HMAC_SHA256, HEX, "{method} {url}\n{header:X-Tenant}\n{body}", null, null));
        var content = "POST https://hooks.example.com/webhooks/a\nacme\n" + Calls.BODY;
        var call = signed(Sign.hex(Calls.SECRET, content)).with("x-tenant", "acme");
        assertThat(call.outcome(scheme)).isEqualTo("accepted");
        assertThat(call.with("x-tenant", "other").outcome(scheme)).isEqualTo("NO_MATCH");
    }

    @Test
    void theMethodAndTheUrlCountWhenTheyAreSigned() throws VerificationFailure {
        var scheme = scheme(new SignatureRule(Algorithm.HMAC_SHA256, HEX, "{method} {url}", null, null));
        var call = signed(Sign.hex(Calls.SECRET, "POST https://hooks.example.com/webhooks/a"));
        var headers = Headers.ofLines(call.lines());
        for (var other : List.of(
                new InboundRequest("PUT", "https://hooks.example.com/webhooks/a", headers, call.body()),
                new InboundRequest("POST", "https://hooks.example.com/webhooks/a?b=1", headers, call.body()))) {
            assertThatThrownBy(() -> call.verify(scheme, other)).hasMessageContaining("was not made over this");
        }
        assertThat(call.outcome(scheme)).isEqualTo("accepted");
    }

    @Test
    void aHeaderIsSignedAsTheBytesItHadOnTheWire() {
        var scheme = scheme(new SignatureRule(Algorithm.HMAC_SHA256, HEX, "{header:X-Name}", null, null));
        var asServersDecodeIt = new String("Grüße".getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        var call = signed(Sign.hex(Calls.SECRET, "Grüße")).with("X-Name", asServersDecodeIt);
        assertThat(call.outcome(scheme)).isEqualTo("accepted");
    }

    @Test
    void aTokenMayHoldAnyCharacter() {
        var asServersDecodeIt = new String("Schlüssel".getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        var call = Call.of("gitlab", "Schlüssel", "", Map.of("X-Gitlab-Token", asServersDecodeIt));
        assertThat(call.outcome()).isEqualTo("accepted");
    }

    @Test
    void anEndpointCanAcceptAnotherSignatureBesideItsProviders() {
        var also = new SignatureScheme.Overrides(
                null,
                List.of(new SignatureRule(
                        Algorithm.HMAC_SHA256,
                        new Carrier("X-Webhook-Signature", null, null, null, Encoding.HEX),
                        null,
                        null,
                        null)),
                null);
        var github = Calls.github();
        var bare =
                github.without("X-Hub-Signature-256").with("X-Webhook-Signature", Sign.hex(Calls.SECRET, Calls.BODY));
        assertThat(bare.outcome()).isEqualTo("MISSING_SIGNATURE");
        assertThat(bare.outcome(github.scheme().with(also))).isEqualTo("accepted");
        assertThat(github.outcome(github.scheme().with(also))).isEqualTo("accepted");
        assertThat(bare.withBody(new byte[] {1}).outcome(github.scheme().with(also)))
                .isEqualTo("NO_MATCH");
    }

    private static Call signed(String signature) {
        return Call.of("github", Calls.SECRET, Calls.BODY, Map.of("X-Signature", signature));
    }

    private static SignatureScheme scheme(SignatureRule rule) {
        return new SignatureScheme(List.of(rule));
    }
}
