package dev.gatehouse.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.signature.Headers;
import dev.gatehouse.signature.InboundRequest;
import dev.gatehouse.signature.KeySource;
import dev.gatehouse.signature.Providers;
import dev.gatehouse.signature.Secret;
import dev.gatehouse.signature.KeysUnavailable;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes wrong between a provider and an endpoint, and what is said of it. */
class DiagnosisTest {

    private static final Providers PROVIDERS = Providers.load();
    private static final String BODY =
            "{\"id\":\"evt_1\",\"name\":\"Zo\u00eb\",\"amount\":1.50,\"url\":\"https://a.example/b\"}";
    private static final String SECRET = "correct-horse-battery";
    private static final String URL = "https://hooks.example.com/webhooks/a";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`\"correct-horse-battery\"` | without quotes",
                "`'correct-horse-battery'` | without quotes",
                "`correct-horse -battery` | without white space",
                "`whsec_correct-horse-battery` | without whsec_",
                "`correct%2Dhorse-battery` | without percent-encoding"
            })
    void aSecretThatWasCopiedWithSomethingTooMuchIsFound(String entered, String how) {
        assertThat(github(entered, "sha256=" + hex("HmacSHA256", SECRET, BODY)))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.cause()).isEqualTo(Cause.MISCOPIED_SECRET);
                    assertThat(finding.proven()).isTrue();
                    assertThat(finding.message()).contains(how).doesNotContain("horse");
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {SECRET + "\n", SECRET + " ", "\t" + SECRET, SECRET + "\r\n"})
    void whiteSpaceThatTheSenderTakesForAPartOfTheSecretIsFound(String used) {
        assertThat(github(SECRET, "sha256=" + hex("HmacSHA256", used, BODY)))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.cause()).isEqualTo(Cause.MISCOPIED_SECRET);
                    assertThat(finding.cure()).contains("white space");
                });
    }

    @Test
    void aPrefixThatWasLeftOutIsFound() {
        assertThat(github("correct-horse-battery", "sha256=" + hex("HmacSHA256", "whsec_" + SECRET, BODY)))
                .singleElement()
                .satisfies(finding -> assertThat(finding.message()).contains("with whsec_ before it"));
    }

    @Test
    void aSecretWhoseCharactersStandForBytesIsFound() {
        var key = "0123456789abcdef0123456789abcdef";
        var mac = hmac("HmacSHA256", HexFormat.of().parseHex(key), BODY);
        assertThat(causes(github(key, "sha256=" + HexFormat.of().formatHex(mac))))
                .containsExactly(Cause.SECRET_ENCODING);
    }

    @ParameterizedTest
    @ValueSource(strings = {"HmacSHA1", "HmacSHA512"})
    void anotherAlgorithmIsFound(String algorithm) {
        assertThat(causes(github(SECRET, "sha256=" + hex(algorithm, SECRET, BODY))))
                .containsExactly(Cause.OTHER_ALGORITHM);
    }

    @Test
    void aSignatureInBase64RatherThanInHexIsFound() {
        var mac = hmac("HmacSHA256", SECRET.getBytes(StandardCharsets.UTF_8), BODY);
        assertThat(causes(github(SECRET, "sha256=" + Base64.getEncoder().encodeToString(mac))))
                .containsExactly(Cause.SIGNATURE_FORMAT);
    }

    @Test
    void aSignatureWithoutItsPrefixIsFound() {
        assertThat(causes(github(SECRET, hex("HmacSHA256", SECRET, BODY)))).containsExactly(Cause.SIGNATURE_FORMAT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"id\": \"evt_1\", \"name\": \"Zo\u00eb\", \"amount\": 1.50, \"url\": \"https://a.example/b\"}",
                "{\"id\":\"evt_1\",\"name\":\"Zo\\u00EB\",\"amount\":1.50,\"url\":\"https://a.example/b\"}",
                "{\n  \"id\": \"evt_1\",\n  \"name\": \"Zo\u00eb\",\n  \"amount\": 1.50,\n  \"url\": \"https://a.example/b\"\n}",
                "{\"amount\":1.50,\"id\":\"evt_1\",\"name\":\"Zo\u00eb\",\"url\":\"https://a.example/b\"}",
                "{\"id\":\"evt_1\",\"name\":\"Zo\u00eb\",\"amount\":1.50,\"url\":\"https:\\/\\/a.example\\/b\"}",
                "\uFEFF{\"id\":\"evt_1\",\"name\":\"Zo\u00eb\",\"amount\":1.50,\"url\":\"https://a.example/b\"}",
                "{\"id\":\"evt_1\",\"name\":\"Zo\u00eb\",\"amount\":1.50,\"url\":\"https://a.example/b\"}\r\n"
            })
    void aBodyThatWasWrittenAnewOnTheWayIsFound(String signed) {
        assertThat(github(SECRET, "sha256=" + hex("HmacSHA256", SECRET, signed)))
                .first()
                .satisfies(finding -> assertThat(finding.cause()).isEqualTo(Cause.CHANGED_BODY));
    }

    @Test
    void aBodyThatWasProbablyDecompressedIsSaidToBe() {
        var headers = Map.of("X-Hub-Signature-256", "sha256=" + "0".repeat(64), "Content-Encoding", "gzip");
        assertThat(Diagnosis.of(subject("github", SECRET, URL, headers), List.of()))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.cause()).isEqualTo(Cause.DECOMPRESSED_BODY);
                    assertThat(finding.proven()).isFalse();
                });
    }

    @Test
    void theUrlThatTheProviderSignedIsFound() {
        var signed = "https://public.example.org/webhooks/a" + BODY;
        var headers = Map.of(
                "x-square-hmacsha256-signature",
                Base64.getEncoder().encodeToString(hmac("HmacSHA256", SECRET.getBytes(StandardCharsets.UTF_8), signed)),
                "X-Forwarded-Host",
                "public.example.org");
        assertThat(Diagnosis.of(subject("square", SECRET, "http://10.0.0.1:8080/webhooks/a", headers), List.of()))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.cause()).isEqualTo(Cause.OTHER_URL);
                    assertThat(finding.message()).contains("https://public.example.org/webhooks/a");
                    assertThat(finding.cure()).contains("publicUrl");
                });
    }

    @Test
    void aPreviousSecretAndThatOfAnotherEndpointAreFound() {
        var headers = Map.of("X-Hub-Signature-256", "sha256=" + hex("HmacSHA256", "other secret", BODY));
        var subject = subject("github", SECRET, URL, headers);
        var other = new Secret("2", "other secret");
        var ended = Instant.parse("2026-01-01T00:00:00Z");
        assertThat(Diagnosis.of(subject, List.of(new KnownSecret(other, "a", ended))))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.cause()).isEqualTo(Cause.PREVIOUS_SECRET);
                    assertThat(finding.message()).contains("2026-01-01");
                });
        assertThat(Diagnosis.of(subject, List.of(new KnownSecret(other, "shop-test", null))))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.cause()).isEqualTo(Cause.SECRET_OF_ANOTHER_ENDPOINT);
                    assertThat(finding.message()).contains("shop-test");
                });
    }

    @Test
    void aClockThatIsOffAndAChangedBodyAreFoundTogether() {
        var time = 1_750_000_000L;
        var headers =
                Map.of("Stripe-Signature", "t=" + time + ",v1=" + hex("HmacSHA256", SECRET, time + "." + BODY + "\n"));
        var subject = subject("stripe", SECRET, URL, headers);
        var late = new Subject(
                subject.scheme(),
                subject.secrets(),
                subject.keys(),
                subject.request(),
                Instant.ofEpochSecond(time + 4000));
        var findings = Diagnosis.of(late, List.of());
        assertThat(causes(findings)).containsExactly(Cause.CLOCK, Cause.CHANGED_BODY);
        assertThat(findings.get(0).message()).contains("4000 s before");
    }

    /** Each guess would ask for the keys once more. */
    @Test
    void withoutTheProvidersKeysNothingIsGuessed() {
        var asked = new AtomicInteger();
        var unreachable = new KeySource() {
            @Override
            public List<PublicKey> jwkSet(URI address, String kid) throws KeysUnavailable {
                asked.incrementAndGet();
                throw new KeysUnavailable("the keys can't be had now");
            }

            @Override
            public List<X509Certificate> certificates(URI address) throws KeysUnavailable {
                throw new KeysUnavailable("the certificates can't be had now");
            }

            @Override
            public Set<TrustAnchor> anchors() {
                return Set.of();
            }
        };
        var token = "Bearer eyJhbGciOiJSUzI1NiIsImtpZCI6ImEifQ.e30.AAAA";
        var pubSub = subject("google-pubsub", "someone@example.com", URL, Map.of("Authorization", token));
        var without =
                new Subject(pubSub.scheme(), pubSub.secrets(), unreachable, pubSub.request(), pubSub.now());
        assertThat(Diagnosis.of(without, List.of()))
                .singleElement()
                .satisfies(finding -> assertThat(finding.message()).contains("can't be had now"));
        assertThat(asked).hasValue(1);
    }

    @Test
    void anEndpointWithoutASecretIsToldSo() {
        var subject = subject("github", SECRET, URL, Map.of("X-Hub-Signature-256", "sha256=00"));
        var without = new Subject(subject.scheme(), List.of(), subject.keys(), subject.request(), subject.now());
        assertThat(Diagnosis.of(without, List.of()))
                .singleElement()
                .satisfies(finding -> assertThat(finding.message()).contains("no secret"));
    }

    private static List<Finding> github(String secret, String signature) {
        return Diagnosis.of(subject("github", secret, URL, Map.of("X-Hub-Signature-256", signature)), List.of());
    }

    private static Subject subject(String provider, String secret, String url, Map<String, String> headers) {
        var request = new InboundRequest(
                "POST",
                url,
                Headers.ofLines(new ArrayList<>(headers.entrySet())),
                BODY.getBytes(StandardCharsets.UTF_8));
        var scheme = PROVIDERS.find(provider).orElseThrow().scheme();
        return new Subject(scheme, List.of(new Secret("1", secret)), KeySource.none(), request, Instant.EPOCH);
    }

    private static List<Cause> causes(List<Finding> findings) {
        return findings.stream().map(Finding::cause).toList();
    }

    private static String hex(String algorithm, String secret, String content) {
        return HexFormat.of().formatHex(hmac(algorithm, secret.getBytes(StandardCharsets.UTF_8), content));
    }

    private static byte[] hmac(String algorithm, byte[] key, String content) {
        try {
            var mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(key, algorithm));
            return mac.doFinal(content.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
