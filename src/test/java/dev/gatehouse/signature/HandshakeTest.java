package dev.gatehouse.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests by which providers make sure of an endpoint. */
class HandshakeTest {

    private static final String HOOK = "https://hooks.example.com/webhooks/a";
    private static final String APP_SECRET = "app secret";

    @Test
    void aSignedChallengeIsAnsweredWithItsValue() throws Exception {
        var body = "{\"challenge\":\"3eZbrw1aBm2rZgRNFdxV\",\"type\":\"url_verification\"}";
        assertThat(slack(body).reply().body()).isEqualTo("3eZbrw1aBm2rZgRNFdxV");
        assertThat(slack(body).reply().contentType()).startsWith("text/plain");
    }

    @Test
    void aLongValueComesBackWholeAndAnEndlessOneNot() throws Exception {
        assertThat(slack(challenge("x".repeat(5000))).reply().body()).hasSize(5000);
        assertThatThrownBy(() -> slack(challenge("x".repeat(8193)))).isInstanceOf(HandshakeFailure.class);
    }

    @Test
    void aValueWithAControlCharacterIsNotHandedBack() {
        assertThatThrownBy(() -> slack(challenge("a\\u0000b")))
                .isInstanceOf(HandshakeFailure.class)
                .hasMessageContaining("control character")
                .hasMessageNotContaining("a\u0000b");
    }

    @Test
    void anEventIsNone() {
        var slack = handshakes("slack", APP_SECRET);
        assertThat(slack.find(post("{\"type\":\"event_callback\",\"challenge\":\"a\"}")))
                .isEmpty();
        assertThat(slack.find(post("{\"type\":\"url_verification\"}"))).isEmpty();
        assertThat(slack.find(post("command=%2Fdeploy"))).isEmpty();
    }

    @Test
    void oneThatMustBeSignedIsRefusedUnsigned() {
        var request = post("{\"challenge\":\"a\",\"type\":\"url_verification\"}");
        assertThatThrownBy(() -> take("slack", request, APP_SECRET)).isInstanceOf(VerificationFailure.class);
    }

    @Test
    void aTokenOpensAndNoOtherWordDoes() throws Exception {
        assertThat(meta("meatyhamhock", APP_SECRET, "verify-token=meatyhamhock")
                        .reply()
                        .body())
                .isEqualTo("1158201444");
        assertThatThrownBy(() -> meta("meatyhamhoc", APP_SECRET, "verify-token=meatyhamhock"))
                .isInstanceOf(HandshakeFailure.class)
                .hasMessageNotContaining("meaty");
        assertThatThrownBy(() -> meta("meatyhamhock", APP_SECRET)).hasMessageContaining("verify-token={text}");
    }

    @Test
    void aTokenIsNoKeyForSignaturesAndASecretIsNoToken() {
        var provider = Call.PROVIDERS.find("meta").orElseThrow();
        var verifier = handshakes("meta", APP_SECRET, "verify-token=meatyhamhock")
                .verifier(provider.scheme(), KeySource.none());
        for (var stolen : List.of("meatyhamhock", "verify-token=meatyhamhock")) {
            var signed = call("POST", HOOK, Map.of("X-Hub-Signature-256", "sha256=" + Sign.hex(stolen, "{}")), "{}");
            assertThatThrownBy(() -> verifier.verify(signed, Instant.EPOCH)).isInstanceOf(VerificationFailure.class);
        }
        assertThatThrownBy(() -> meta(APP_SECRET, APP_SECRET, "verify-token=meatyhamhock"))
                .isInstanceOf(HandshakeFailure.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"for_user_id\":\"1\"}", "a b", "a&b=c", "<x/>", "a\nb"})
    void whatCouldBeAnEventIsNotSignedForAStranger(String body) {
        var url = HOOK + "?crc_token=" + URLEncoder.encode(body, StandardCharsets.UTF_8);
        assertThatThrownBy(() -> take("x", call("GET", url, Map.of(), ""), APP_SECRET))
                .isInstanceOf(HandshakeFailure.class);
    }

    @Test
    void whatWasSignedForAStrangerProvesNothing() {
        var x = handshakes("x", APP_SECRET);
        assertThat(x.signForAnybody("challenge_string".getBytes(StandardCharsets.UTF_8)))
                .isTrue();
        assertThat(x.signForAnybody("{}".getBytes(StandardCharsets.UTF_8))).isFalse();
        assertThat(handshakes("zoom", APP_SECRET).signForAnybody(new byte[] {'a'}))
                .isFalse();
        assertThat(handshakes("github", APP_SECRET).signForAnybody(new byte[] {'a'}))
                .isFalse();
    }

    @Test
    void theNewestSecretSigns() throws Exception {
        var asked = call("GET", HOOK + "?crc_token=challenge_string", Map.of(), "");
        assertThat(take("x", asked, "older", "consumer_secret").reply().body())
                .isEqualTo("{\"response_token\":\"sha256=v1WdiCVwy17uGTMWveHGlqQXN/qW1bQraNXXByRO2YA=\"}");
    }

    @Test
    void aSecretIsLearnedOnlyWithTheTokenOfTheUrl() throws Exception {
        var header = Map.of("X-Hook-Secret", "b537207f20cbfa02");
        var known = call("POST", HOOK + "?setup=0123456789abcdef", header, "{}");
        var outcome = take("asana", known, "setup=0123456789abcdef");
        assertThat(outcome.learnt()).contains("b537207f20cbfa02");
        assertThat(outcome.toString()).doesNotContain("b537207f20cbfa02");
        assertThat(outcome.reply().headers()).containsEntry("X-Hook-Secret", "b537207f20cbfa02");
        for (var stranger : List.of(HOOK, HOOK + "?setup=", HOOK + "?setup=0123456789abcdeF")) {
            assertThatThrownBy(() -> take("asana", call("POST", stranger, header, "{}"), "setup=0123456789abcdef"))
                    .isInstanceOf(HandshakeFailure.class);
        }
    }

    @Test
    void aSetupTokenThatCanBeGuessedIsRefused() {
        assertThatThrownBy(() -> handshakes("notion", "setup=short"))
                .isInstanceOf(InvalidSecret.class)
                .hasMessageContaining("16")
                .hasMessageNotContaining("short");
    }

    @Test
    void nothingIsVerifiedBeforeTheSecretIsLearned() {
        var provider = Call.PROVIDERS.find("asana").orElseThrow();
        var verifier = handshakes("asana", "setup=0123456789abcdef").verifier(provider.scheme(), KeySource.none());
        var signed = Map.of("X-Hook-Signature", Sign.hex("setup=0123456789abcdef", "{}"));
        assertThatThrownBy(() -> verifier.verify(call("POST", HOOK, signed, "{}"), Instant.EPOCH))
                .hasMessageContaining("not told its secret yet");
        assertThatThrownBy(() -> handshakes("asana").verifier(provider.scheme(), KeySource.none()))
                .isInstanceOf(InvalidSecret.class);
    }

    @Test
    void tokensAndSecretsAreStruckOut() {
        var asana = handshakes("asana", "setup=0123456789abcdef");
        assertThat(asana.withoutTokens(HOOK + "?a=1&setup=0123456789abcdef&b=2"))
                .isEqualTo(HOOK + "?a=1&setup=(not kept)&b=2");
        assertThat(asana.confidentialHeaders()).containsExactly("x-hook-secret");
    }

    @Test
    void aNewTokenTakesThePlaceOfTokensAndANewSecretThatOfSecrets() {
        var meta = Call.PROVIDERS.find("meta").orElseThrow().handshakes();
        var secret = new Secret("1", "a");
        var token = new Secret("2", "verify-token=a");
        assertThat(Handshakes.areOfOneKind(meta, secret, new Secret("3", "b"))).isTrue();
        assertThat(Handshakes.areOfOneKind(meta, token, new Secret("3", "verify-token=b")))
                .isTrue();
        assertThat(Handshakes.areOfOneKind(meta, token, secret)).isFalse();
    }

    @Test
    void aUrlToVisitMustBeTheProvidersOwnAndInASignedRequest() throws Exception {
        var file = """
                id: acme
                guide: {name: A, setup: b, documentation: c}
                scheme: {algorithm: hmac-sha256, signature: {header: S, encoding: hex}}
                handshakes:
                  proof: {by: signature}
                  request: {when: {value: json:/Type, equals: Confirm}}
                  then: {visit: json:/Url, hosts: sns.*.amazonaws.com}
                """;
        var provider = Providers.of(
                        new ProviderFiles(List.of("acme"), name -> Optional.of(file.getBytes(StandardCharsets.UTF_8))))
                .find("acme")
                .orElseThrow();
        var secrets = List.of(new Secret("s", APP_SECRET));
        var acme = Handshakes.of(provider.handshakes(), provider.scheme(), secrets);
        var verifier = acme.verifier(provider.scheme(), KeySource.none());
        for (var url : List.of("https://sns.eu-west-1.amazonaws.com/?Token=1", "https://evil.example/", "no url")) {
            var body = "{\"Type\":\"Confirm\",\"Url\":\"" + url + "\"}";
            var signed = call("POST", HOOK, Map.of("S", Sign.hex(APP_SECRET, body)), body);
            var found = acme.find(signed).orElseThrow();
            if (url.contains("amazonaws")) {
                assertThat(found.take(signed, verifier, Instant.EPOCH).visit()).hasValue(URI.create(url));
            } else {
                assertThatThrownBy(() -> found.take(signed, verifier, Instant.EPOCH))
                        .isInstanceOf(HandshakeFailure.class)
                        .hasMessageNotContaining("evil");
            }
            assertThatThrownBy(() -> found.take(post(body), verifier, Instant.EPOCH))
                    .isInstanceOf(VerificationFailure.class);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "https://sns.eu-west-1.amazonaws.com/?Action=ConfirmSubscription, true",
        "http://sns.eu-west-1.amazonaws.com/, false",
        "https://sns.eu-west-1.amazonaws.com:8443/, false",
        "https://me@sns.eu-west-1.amazonaws.com/, false",
        "https://sns.eu-west-1.amazonaws.com.evil.example/, false",
        "https://evil.example/sns.eu-west-1.amazonaws.com, false",
        "https://sns.a.b.amazonaws.com/, false",
        "https://sns..amazonaws.com/, false",
        "https://s3.eu-west-1.amazonaws.com/, false",
        "https://169.254.169.254/, false",
    })
    void onlyTheProvidersOwnHostsAreAllowed(String url, boolean allowed) {
        assertThat(new ProviderHosts(List.of("sns.*.amazonaws.com")).allow(URI.create(url)))
                .isEqualTo(allowed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "*.com", "*.co.uk", "Sns.Amazonaws.com", "amazonaws", "a..b", "https://a.example"})
    void hostsOfWhomeverAreNotTaken(String name) {
        assertThatThrownBy(() -> new ProviderHosts(List.of(name))).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    request: {method: GET}, proof: {by: none}, answer: {text: "{json:/a}"}  | has no body
                    request: {}, proof: {by: none}, then: {learn: json:/secret}             | learn needs a proof
                    request: {}, proof: {by: none}, then: {visit: json:/u, hosts: a.example.com}  | visit needs a signature
                    request: {}, proof: {by: signature}, then: {visit: json:/u}             | visit and hosts go together
                    request: {}, proof: {by: token}                                         | a value and a secret
                    request: {}, proof: {by: token, value: query:a, secret: "{text}"}       | a prefix that must be there
                    request: {}, proof: {by: none}, answer: {text: "{nonsense}"}            | header:NAME
                    request: {}, proof: {by: none}, answer: {text: a, json: 1}              | one too many
                    request: {}, proof: {by: none}, answer: {text: "{md5 hex json:/a}"}     | hmac-sha1
                    request: {}, proof: {by: none}, answer: {text: "{token hex json:/a}"}   | one of the HMACs
                    request: {}, proof: {by: none}, answer: {text: "{ed25519 hex json:/a}"} | one of the HMACs
                    request: {}, proof: {by: none}, answer: {status: 302}                   | from 200 to 299
                    request: {method: PUT}, proof: {by: none}                               | GET, HEAD, OPTIONS or POST
                    request: {}, proof: {by: nobody}                                        | signature, token, none
                    request: {}, answer: {text: a}                                          | proof is missing
                    request: {}, proof: {by: none}, andThen: 1                              | is not known here
                    """)
    void whatMakesNoSenseIsRefusedWithFileAndLine(String handshake, String reason) {
        var file = "id: acme\nguide: {name: A, setup: b}\nhandshakes:\n  - {" + handshake + "}\n";
        var files = new ProviderFiles(List.of("acme"), name -> Optional.of(file.getBytes(StandardCharsets.UTF_8)));
        assertThatThrownBy(() -> Providers.of(files))
                .isInstanceOf(InvalidScheme.class)
                .hasMessageStartingWith("acme.yaml:4:")
                .hasMessageContaining(reason);
    }

    private static String challenge(String value) {
        return "{\"type\":\"url_verification\",\"challenge\":\"" + value + "\"}";
    }

    private static HandshakeOutcome slack(String body) throws Exception {
        var signature = "v0=" + Sign.hex(APP_SECRET, "v0:0:" + body);
        var headers = Map.of("X-Slack-Request-Timestamp", "0", "X-Slack-Signature", signature);
        return take("slack", call("POST", HOOK, headers, body), APP_SECRET);
    }

    private static HandshakeOutcome meta(String token, String... secrets) throws Exception {
        var url =
                HOOK + "?hub.mode=subscribe&hub.verify_token=" + token.replace(' ', '+') + "&hub.challenge=1158201444";
        return take("meta", call("GET", url, Map.of(), ""), secrets);
    }

    private static HandshakeOutcome take(String provider, InboundRequest request, String... secrets)
            throws VerificationFailure, HandshakeFailure {
        var handshakes = handshakes(provider, secrets);
        var verifier =
                handshakes.verifier(Call.PROVIDERS.find(provider).orElseThrow().scheme(), KeySource.none());
        return handshakes.find(request).orElseThrow().take(request, verifier, Instant.EPOCH);
    }

    private static Handshakes handshakes(String id, String... secrets) {
        var provider = Call.PROVIDERS.find(id).orElseThrow();
        var named = new ArrayList<Secret>();
        for (var text : secrets) {
            named.add(new Secret("secret-" + named.size(), text));
        }
        return Handshakes.of(provider.handshakes(), provider.scheme(), named);
    }

    private static InboundRequest post(String body) {
        return call("POST", HOOK, Map.of(), body);
    }

    private static InboundRequest call(String method, String url, Map<String, String> headers, String body) {
        var lines = headers.entrySet().stream()
                .map(header -> Map.entry(header.getKey(), header.getValue()))
                .toList();
        return new InboundRequest(method, url, Headers.ofLines(lines), body.getBytes(StandardCharsets.UTF_8));
    }
}
