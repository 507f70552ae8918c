package dev.gatehouse.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.signature.Headers;
import dev.gatehouse.signature.InboundRequest;
import dev.gatehouse.signature.Providers;
import dev.gatehouse.signature.SignatureScheme;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What happened to a body between signing and verifying is told. */
class ChangedBodiesTest {

    private static final String SECRET = "only-the-sender-knows";
    private static final SignatureScheme GITHUB =
            Providers.load().find("github").orElseThrow().scheme();

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '#', textBlock = """
        {"a":1.50,"b":[true,null,{}],"c":"x"}        | {"a": 1.50, "b": [true, null, {}], "c": "x"}
        {"a": 1, "b": "x"}                           | {"a":1,"b":"x"}
        {"a":"<b>&"}                                 | {"a":"\\u003cb\\u003e\\u0026"}
        {"a":"\\u003cb\\u003e\\u0026"}               | {"a":"<b>&"}
        {"u":"https:\\/\\/a\\/b"}                    | {"u":"https://a/b"}
        {"u":"Jos\\u00e9"}                           | {"u":"José"}
        {"a":1,"b":2}                                | {"b":2,"a":1}
        """)
    void jsonThatWasWrittenAnew(String signed, String came) {
        assertThat(causes(utf8(signed), utf8(came))).containsExactly(Cause.BODY_RESERIALISED);
    }

    @Test
    void jsonThatWasIndented() {
        var signed = "{\n  \"a\": [\n    1,\n    2\n  ],\n  \"b\": {}\n}";
        assertThat(causes(utf8(signed), utf8("{\"a\":[1,2],\"b\":{}}"))).containsExactly(Cause.BODY_RESERIALISED);
    }

    @ParameterizedTest
    @CsvSource({"text=a%20b&x=%c3%a9, text=a+b&x=%C3%A9", "a=%2A%2F, a=*%2f", "a=b+c, a=b%20c"})
    void aFormThatWasWrittenAnew(String signed, String came) {
        assertThat(causes(utf8(signed), utf8(came))).containsExactly(Cause.BODY_FORM_REENCODED);
    }

    @Test
    void aBodyThatAProxyDecompressed() throws IOException {
        byte[] body = utf8("{\"a\":1,\"b\":\"" + "x".repeat(500) + "\"}");
        var gzip = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(gzip)) {
            out.write(body);
        }
        var deflated = new ByteArrayOutputStream();
        try (var out = new DeflaterOutputStream(deflated)) {
            out.write(body);
        }
        assertThat(causes(gzip.toByteArray(), body)).containsExactly(Cause.BODY_DECOMPRESSED);
        assertThat(causes(deflated.toByteArray(), body)).containsExactly(Cause.BODY_DECOMPRESSED);
        assertThat(causes(body, deflated.toByteArray())).containsExactly(Cause.BODY_COMPRESSED);
    }

    @Test
    void aByteOrderMark() {
        assertThat(causes(utf8("{\"a\":1}"), utf8("\ufeff{\"a\":1}"))).containsExactly(Cause.BODY_CHARSET);
        assertThat(causes(utf8("\ufeff{\"a\":1}"), utf8("{\"a\":1}"))).containsExactly(Cause.BODY_CHARSET);
    }

    @Test
    void anEncodingThatWasTakenForAnother() {
        byte[] twice = utf8(new String(utf8("José"), StandardCharsets.ISO_8859_1));
        assertThat(causes(utf8("José"), twice)).containsExactly(Cause.BODY_CHARSET);
    }

    @Test
    void aBodyThatIsAnotherIsNotExplainedAway() {
        assertThat(causes(utf8("{\"a\":1}"), utf8("{\"a\":2}"))).containsExactly(Cause.WRONG_SECRET);
    }

    @Test
    void whatIsNeitherJsonNorTextIsLookedAtAsWell() {
        byte[] bytes = {(byte) 0xff, 0, '{', '[', (byte) 0x80};
        assertThat(causes(utf8("x"), bytes)).containsExactly(Cause.WRONG_SECRET);
        assertThat(causes(utf8("x"), utf8("[".repeat(5_000)))).containsExactly(Cause.WRONG_SECRET);
        assertThat(causes(utf8("x"), new byte[0])).containsExactly(Cause.WRONG_SECRET);
    }

    private static List<Cause> causes(byte[] signed, byte[] came) {
        var headers = Headers.ofLines(List.of(Map.entry("X-Hub-Signature-256", "sha256=" + hmac(signed))));
        var request = new InboundRequest("POST", "https://hooks.example.com/a", headers, came);
        return Patient.of(GITHUB, SECRET, request, Instant.EPOCH).causes();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String hmac(byte[] content) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(utf8(SECRET), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(content));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
