package dev.gatehouse.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.signature.Headers;
import dev.gatehouse.signature.InboundRequest;
import dev.gatehouse.signature.Providers;
import dev.gatehouse.signature.SampleSigner;
import dev.gatehouse.signature.Secret;
import dev.gatehouse.signature.SignatureScheme;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Senders that sign with something else than they should are told from each other. */
class SignedOtherwiseTest {

    private static final Providers PROVIDERS = Providers.load();
    private static final Instant NOW = Instant.ofEpochSecond(1_750_000_000);
    private static final String SECRET = "dGhlLXNlY3JldC10aGF0LWlzLWxvbmc";
    private static final String BODY = "{\"id\": \"evt_1\", \"url\": \"https://a/b\", \"name\": \"Jos\u00e9\"}";

    @ParameterizedTest
    @CsvSource({
        "github, '{}\n', SECRET_WHITE_SPACE",
        "stripe, '{}\r\n', SECRET_WHITE_SPACE",
        "slack, ' {}', SECRET_WHITE_SPACE",
        "shopify, '{}\t', SECRET_WHITE_SPACE",
        "gitlab, '\"{}\"', SECRET_QUOTES",
        "github, '\"{}\"', SECRET_QUOTES",
        "square, `{}`, SECRET_QUOTES",
        "stripe, whsec_{}, SECRET_PREFIX",
        "paddle-billing, pdl_ntfset_{}, SECRET_PREFIX",
        "hmac-sha256-hex, whsec_{}, SECRET_PREFIX"
    })
    void aSecretThatIsWrittenOtherwiseAtTheSender(String provider, String written, Cause cause) {
        assertThat(signed(provider, written.replace("{}", SECRET)).causes()).containsExactly(cause);
    }

    @Test
    void aSecretInQuotesHere() {
        var patient = Patient.of(scheme("github"), "'" + SECRET + "'", request("github", SECRET, BODY), NOW);
        assertThat(patient.causes()).containsExactly(Cause.SECRET_QUOTES);
    }

    @Test
    void aSecretWithItsPrefixHereAndWithoutItAtTheSender() {
        var patient = Patient.of(scheme("stripe"), "whsec_" + SECRET, request("stripe", SECRET, BODY), NOW);
        assertThat(patient.causes()).containsExactly(Cause.SECRET_PREFIX);
    }

    @Test
    void aSecretThatShouldHaveBeenDecoded() {
        var text = Base64.getEncoder().encodeToString(("whsec_" + SECRET + "=").getBytes(StandardCharsets.UTF_8));
        var patient = Patient.of(
                scheme("standard-webhooks"), "whsec_" + SECRET + "=", request("standard-webhooks", text, BODY), NOW);
        assertThat(patient.causes()).containsExactly(Cause.SECRET_ENCODING);
    }

    @Test
    void aSecretThatShouldNotHaveBeenDecoded() {
        var key = new String(Base64.getDecoder().decode(SECRET), StandardCharsets.UTF_8);
        assertThat(signed("github", key).causes()).containsExactly(Cause.SECRET_ENCODING);
    }

    @ParameterizedTest
    @ValueSource(strings = {"HmacSHA1", "HmacSHA512", "HmacSHA384"})
    void anotherAlgorithm(String algorithm) {
        var signature = HexFormat.of().formatHex(hmac(algorithm, BODY));
        assertThat(unsigned("github", "X-Hub-Signature-256", "sha256=" + signature)
                        .causes())
                .containsExactly(Cause.ALGORITHM);
        assertThat(unsigned("github", "X-Hub-Signature-256", "sha=" + signature).causes())
                .containsExactly(Cause.ALGORITHM);
    }

    @Test
    void gitHubsOldHeaderAlone() {
        var signature = "sha1=" + HexFormat.of().formatHex(hmac("HmacSHA1", BODY));
        assertThat(unsigned("github", "X-Hub-Signature", signature).causes())
                .containsExactly(Cause.HEADER_RENAMED, Cause.ALGORITHM);
    }

    @Test
    void hexForBase64AndBase64ForHex() {
        var hex = HexFormat.of().formatHex(hmac("HmacSHA256", BODY));
        var base64 = Base64.getEncoder().encodeToString(hmac("HmacSHA256", BODY));
        assertThat(unsigned("shopify", "X-Shopify-Hmac-Sha256", hex).causes())
                .containsExactly(Cause.SIGNATURE_ENCODING);
        assertThat(unsigned("github", "X-Hub-Signature-256", "sha256=" + base64).causes())
                .containsExactly(Cause.SIGNATURE_ENCODING);
        assertThat(unsigned("hmac-sha256-hex", "X-Webhook-Signature", base64).causes())
                .containsExactly(Cause.SIGNATURE_ENCODING);
    }

    @Test
    void aPrefixOfTheSignatureThatIsMissingOrOneTooMany() {
        var hex = HexFormat.of().formatHex(hmac("HmacSHA256", BODY));
        var base64 = Base64.getEncoder().encodeToString(hmac("HmacSHA256", BODY));
        assertThat(unsigned("github", "X-Hub-Signature-256", hex).causes()).containsExactly(Cause.SIGNATURE_FORMAT);
        assertThat(unsigned("shopify", "X-Shopify-Hmac-Sha256", "sha256=" + base64)
                        .causes())
                .containsExactly(Cause.SIGNATURE_FORMAT);
    }

    @Test
    void aTimeInMilliseconds() {
        long millis = NOW.toEpochMilli();
        var signature = "v0=" + HexFormat.of().formatHex(hmac("HmacSHA256", "v0:" + millis + ":" + BODY));
        var patient = unsigned("slack", "X-Slack-Signature", signature).withLines(lines -> {
            lines.add(Map.entry("X-Slack-Request-Timestamp", "" + millis));
            return lines;
        });
        assertThat(patient.causes()).containsExactly(Cause.TIMESTAMP_UNIT);
    }

    @Test
    void anotherEncodingOfTheText() {
        var latin = new Patient(signed("github", SECRET).subject(), request("github", SECRET, BODY), NOW)
                .withBody(BODY.getBytes(StandardCharsets.ISO_8859_1));
        assertThat(latin.causes()).containsExactly(Cause.BODY_CHARSET);
    }

    @Test
    void aSignatureOverNothing() {
        var empty = Patient.of(scheme("github"), SECRET, request("github", SECRET, ""), NOW)
                .withBody(BODY.getBytes(StandardCharsets.UTF_8));
        assertThat(empty.causes()).containsExactly(Cause.BODY_EMPTY_WHEN_SIGNED);
    }

    @Test
    void twoMistakesAtATime() {
        var late = signed("stripe", SECRET + "\n").at(NOW.plusSeconds(7_200));
        assertThat(late.causes()).containsExactly(Cause.CLOCK, Cause.SECRET_WHITE_SPACE);
        var broken = signed("github", SECRET + "\n").withBody((BODY + "\n").getBytes(StandardCharsets.UTF_8));
        assertThat(broken.causes()).containsExactlyInAnyOrder(Cause.SECRET_WHITE_SPACE, Cause.BODY_TRAILING_NEWLINE);
    }

    @Test
    void headersOfAnotherBrand() {
        var patient = Patient.of(
                scheme("standard-webhooks"),
                "whsec_" + SECRET + "=",
                request("standard-webhooks", "whsec_" + SECRET + "=", BODY),
                NOW);
        for (var name : List.of("id", "timestamp", "signature")) {
            patient = patient.renamed("webhook-" + name, "acme-" + name);
        }
        assertThat(patient.causes()).containsExactly(Cause.HEADER_RENAMED);
    }

    @Test
    void aLateRequestSaysHowLateItIs() {
        var report = signed("stripe", SECRET).at(NOW.plusSeconds(412)).report();
        assertThat(report.findings().get(0).message()).contains("412 s before");
        assertThat(report.reason()).isEqualTo("timestamp-outside-tolerance");
    }

    @Test
    void noAnswerHoldsASecretOrASignature() {
        var right = hmac("HmacSHA256", BODY);
        var wrong = unsigned("github", "X-Hub-Signature-256", "sha256=" + "0".repeat(64));
        Stream.of(
                        wrong,
                        signed("github", SECRET + "\n"),
                        signed("github", SECRET).withBody((BODY + "\n").getBytes(StandardCharsets.UTF_8)),
                        unsigned("github", "X-Hub-Signature-256", HexFormat.of().formatHex(right)))
                .map(patient -> patient.report().toString())
                .forEach(report -> assertThat(report)
                        .doesNotContain(SECRET)
                        .doesNotContain(HexFormat.of().formatHex(right))
                        .doesNotContain(Base64.getEncoder().encodeToString(right)));
    }

    @Test
    void aTokenThatWasNotKeptCanNotBeLookedAtAgain() {
        var token = signed("gitlab", SECRET);
        var kept = token.request().headers().without(Set.of("x-gitlab-token"));
        var request = new InboundRequest(
                "POST", token.request().url(), kept, token.request().body());
        assertThat(new Patient(token.subject(), request, NOW).causes()).containsExactly(Cause.NOT_KEPT);
    }

    @Test
    void aLargeBodyIsNotVariedForEver() {
        var report = Patient.of(scheme("github"), SECRET, request("github", "another secret", "x".repeat(3 << 20)), NOW)
                .report();
        assertThat(report.complete()).isFalse();
        assertThat(report.findings()).extracting(Finding::cause).containsExactly(Cause.WRONG_SECRET);
    }

    /** An endpoint with the secret, and a request signed with another. */
    private static Patient signed(String provider, String other) {
        return Patient.of(scheme(provider), SECRET, request(provider, other, BODY), NOW);
    }

    private static Patient unsigned(String provider, String header, String value) {
        var request = new InboundRequest(
                "POST",
                "https://hooks.example.com/a",
                Headers.ofLines(List.of(Map.entry(header, value))),
                BODY.getBytes(StandardCharsets.UTF_8));
        return Patient.of(scheme(provider), SECRET, request, NOW);
    }

    private static InboundRequest request(String provider, String secret, String body) {
        var bare = new InboundRequest(
                "POST",
                "https://hooks.example.com/a",
                Headers.ofLines(List.of()),
                body.getBytes(StandardCharsets.UTF_8));
        try {
            var headers = SampleSigner.sign(scheme(provider), List.of(new Secret("s", secret)), bare, NOW);
            var lines = new ArrayList<>(headers.entrySet());
            return new InboundRequest("POST", bare.url(), Headers.ofLines(List.copyOf(lines)), bare.body());
        } catch (SampleSigner.CannotSign impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static SignatureScheme scheme(String provider) {
        return PROVIDERS.find(provider).orElseThrow().scheme();
    }

    private static byte[] hmac(String algorithm, String content) {
        try {
            var mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), algorithm));
            return mac.doFinal(content.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
