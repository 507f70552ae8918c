package dev.gatehouse.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessageSignatureTest {

    private static final String VALUES = "a=:AAAA:, b=:BBBB:";

    @Test
    void everyLabelWithAValueIsASignature() {
        var found = MessageSignature.parse(
                "a=(\"@method\" \"@query-param\";name=\"Pet\");created=1;keyid=\"k\", b=();expires=2, c=()", VALUES);
        assertThat(found).hasSize(2);
        assertThat(found.get(0).components())
                .extracting(MessageSignature.Component::written)
                .containsExactly("\"@method\"", "\"@query-param\";name=\"Pet\"");
        assertThat(found.get(0).parameters()).isEqualTo(Map.of("created", "1", "keyid", "k"));
        assertThat(found.get(1).time("expires")).isEqualTo(2);
        assertThat(found.get(1).time("created")).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a",
                "a=",
                "a=(",
                "a=(\"x",
                "a=(x)",
                "a=(\"x\\\"\")",
                "a=();created",
                "a=();created=",
                "a=();created=1;created=2",
                "a=() b=()",
                "a=(),,b=()",
                "A=()",
                "a=();created=1,"
            })
    void whatIsOfAnotherFormIsNoSignature(String inputs) {
        assertThat(MessageSignature.parse(inputs, VALUES).stream()
                        .filter(signature -> signature.time("created") != null))
                .isEmpty();
    }

    @Test
    void aComponentWithAParameterIsNotTheComponent() {
        var found = MessageSignature.parse("a=(\"content-digest\";req)", VALUES);
        assertThat(found.get(0).covers("content-digest")).isFalse();
    }

    @Test
    void aDigestOfAnotherBodyOrOfAnUnknownKindIsNone() {
        var right = "sha-256=:LPJNul+wow4m6DsqxbninhsWHlwfp0JecwQzYpOLmCQ=:";
        assertThat(ContentDigest.isOf(hello(right))).isTrue();
        assertThat(ContentDigest.isOf(hello("md5=:AAAA:, " + right))).isTrue();
        assertThat(ContentDigest.isOf(hello("md5=:AAAA:"))).isFalse();
        assertThat(ContentDigest.isOf(hello(right + ", sha-512=:AAAA:"))).isFalse();
        assertThat(ContentDigest.isOf(hello("sha-256=AAAA"))).isFalse();
        assertThat(ContentDigest.isOf(hello(""))).isFalse();
    }

    /** A stranger writes what he likes into Host. */
    @ParameterizedTest
    @ValueSource(strings = {"https://a_b/x", "https:///x", "x", "https://[/x"})
    void aUrlWithoutAHostNameProvesNothing(String url) {
        var provider = Call.PROVIDERS.find("http-message-signatures").orElseThrow();
        var genuine = Call.PROVIDERS.vectors(provider.id()).vectors().stream()
                .filter(vector -> vector.expect() == TestVector.Verdict.VALID)
                .filter(vector -> vector.request().headers().toString().contains("@authority"))
                .toList();
        assertThat(genuine).isNotEmpty().allSatisfy(vector -> {
            var request = vector.request().inbound();
            var odd = new InboundRequest(request.method(), url, request.headers(), request.body());
            var secrets =
                    vector.secrets().stream().map(text -> new Secret("1", text)).toList();
            var verifier = Verifier.of(provider.scheme(), secrets);
            assertThatThrownBy(() -> verifier.verify(odd, Instant.ofEpochSecond(vector.clock())))
                    .isInstanceOf(VerificationFailure.class);
        });
    }

    private static InboundRequest hello(String digest) {
        return Call.of("stripe", "a", "hello", Map.of("Content-Digest", digest)).request();
    }
}
