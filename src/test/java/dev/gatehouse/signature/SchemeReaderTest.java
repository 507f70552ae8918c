package dev.gatehouse.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Provider files and the {@code verification} of an endpoint: read strictly, refused helpfully. */
class SchemeReaderTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String FILE = """
        id: acme
        guide:
          name: Acme
          setup: Paste the URL.
          retryHours: 24
        scheme:
          algorithm: hmac-sha256
          signature: {header: X-Acme, format: "sha256={signature}", encoding: hex}
          signed: "{timestamp}.{body}"
          secret: "[acme_]{base64}"
          timestamp: {header: X-Time, unit: millis, toleranceSeconds: 60}
        event:
          id: json:/id
          key: [header:X-Id, json:/id]
        """;

    @Test
    void aFileIsRead() {
        var provider = provider(FILE);
        assertThat(provider.id()).isEqualTo("acme");
        assertThat(provider.name()).isEqualTo("Acme");
        assertThat(provider.setup()).isEqualTo("Paste the URL.");
        assertThat(provider.guide().retryHours()).isEqualTo(24);
        assertThat(provider.event().id()).containsExactly(RequestValue.parse("json:/id"));
        assertThat(provider.event().type()).isEmpty();
        assertThat(provider.event().key()).hasSize(2);
        var rule = provider.scheme().anyOf().get(0);
        assertThat(rule.algorithm()).isEqualTo(Algorithm.HMAC_SHA256);
        assertThat(rule.secret()).isEqualTo(new SecretForm("acme_", true, SecretWriting.BASE64));
        assertThat(rule.timestamp())
                .isEqualTo(
                        new TimestampRule("X-Time", null, null, null, "{timestamp}", null, TimestampUnit.MILLIS, 60));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "name: Acme            | nmae: Acme            | 3  | guide.nmae            | there are documentation,"
                        + " name",
                "name: Acme            | name: 5               | 3  | guide.name            | must be text",
                "name: Acme\\n  setup | setup                 | 2  | guide                 | name is missing",
                "retryHours: 24        | retryHours: '24'      | 5  | guide.retryHours      | must be a whole number",
                "retryHours: 24        | retryHours: 1.5       | 5  | guide.retryHours      | must be a whole number",
                "retryHours: 24        | retryHours: 0         | 2  | guide                 | must be 1 or more",
                "hmac-sha256           | hmac-md5              | 7  | scheme.algorithm      | must be one of hmac-sha1",
                "encoding: hex         | encoding: base32      | 8  | scheme.signature.encoding | must be one of hex,"
                        + " base64, base64url, text",
                "encoding: hex         | encoding: text        | 6  | scheme                | text is for tokens",
                "{signature}           | {sig}                 | 8  | scheme.signature      | must hold {signature}"
                        + " once",
                "header: X-Acme, ``    | ``                    | 8  | scheme.signature      | header is missing",
                "{body}                | {payload}             | 6  | scheme                | signed holds {payload};"
                        + " there are {body}",
                "{body}                | {body                 | 6  | scheme                | a brace without its"
                        + " partner",
                "[acme_]{base64}       | [acme_]{base32}       | 10 | scheme.secret         | must be {text}, {base64}"
                        + " or {hex}",
                "unit: millis          | unit: minutes         | 11 | scheme.timestamp.unit | must be one of seconds,"
                        + " millis",
                "Seconds: 60           | Seconds: 0            | 11 | scheme.timestamp      | from 1 to 604800",
                "Seconds: 60           | Seconds: 604801       | 11 | scheme.timestamp      | from 1 to 604800",
                "{timestamp}.          | v0.                   | 6  | scheme                | anybody could change it",
                "json:/id\\n           | json:id\\n            | 13 | event.id              | begins with a slash",
                "header:X-Id           | cookie:X-Id           | 14 | event.key.0           | must be header:NAME",
                "id: acme\\n           | id: acme\\nid: b\\n   | 2  | ``                    | Duplicate field 'id'",
                "id: acme\\n           |                       | 1  | ``                    | id is missing",
                "guide:                | guide                 | 3  | ``                    | is no YAML",
            })
    void aMistakeInAFileIsNamedWithItsLineAndTheCure(
            String right, String wrong, int line, String field, String message) {
        var text = FILE.replace(unescaped(right), unescaped(wrong));
        assertThat(text).isNotEqualTo(FILE);
        var refusal = catchThrowableOfType(InvalidScheme.class, () -> provider(text));
        assertThat(refusal).hasMessageStartingWith("acme.yaml:" + line + ": ").hasMessageContaining(message);
        assertThat(refusal.field()).isEqualTo(field);
    }

    @Test
    void aTimestampThatIsSignedMustStandSomewhere() {
        var text = FILE.replaceAll("(?m)^  timestamp:.*\n", "");
        assertThatThrownBy(() -> provider(text)).hasMessageContaining("timestamp must say where it stands");
    }

    @Test
    void aSchemeOfOnesOwnIsOneRuleOrAList() throws JsonProcessingException {
        var rule = "{\"algorithm\":\"hmac-sha512\",\"signature\":{\"header\":\"X-Sig\",\"encoding\":\"hex\"}}";
        assertThat(SchemeReader.scheme(json(rule))).isEqualTo(SchemeReader.scheme(json("[" + rule + "]")));
        assertThat(SchemeReader.scheme(json("[" + rule + "," + rule + "]")).anyOf())
                .hasSize(2);
        assertThat(SchemeReader.scheme(json(rule)).anyOf().get(0).signed()).isEqualTo("{body}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'algorithm':'token'}                                               | ``           | signature is"
                        + " missing",
                "[]                                                                  | ``          | at least one rule",
                "{'algoritm':'token'}                                                | algoritm    | there are"
                        + " algorithm",
                "{'algorithm':'rot13'}                                               | algorithm | must be one of"
                        + " hmac-sha1",
                "{'algorithm':5}                                                     | algorithm   | must be one of"
                        + " hmac-sha1",
                "{'algorithm':'token','signature':{'header':'T','encoding':'hex'}}   | ``           | must be text for"
                        + " a token",
                "{'algorithm':'token','signature':{'header':'T','encoding':'text'},'signed':'{body}'} | `` | a token"
                        + " signs nothing",
                "{'algorithm':'ed25519','signature':'X'}                             | signature   | must be a group"
                        + " of words",
                "'hmac'                                                              | ``          | must be a group"
                        + " of words",
            })
    void aMistakeInASchemeOfOnesOwnIsNamedWithItsField(String text, String field, String message)
            throws JsonProcessingException {
        var document = json(text.replace('\'', '"'));
        var refusal = catchThrowableOfType(InvalidScheme.class, () -> SchemeReader.scheme(document));
        assertThat(refusal).hasMessageContaining(message);
        assertThat(refusal.field()).isEqualTo(field);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "stripe | {'toleranceSeconds':0}        | ``               | from 1 to 604800",
                "stripe | {'toleranceSeconds':'300'}    | toleranceSeconds | must be a whole number",
                "stripe | {'tolerance':300}             | tolerance        | there are alsoAccept, publicKeys, toleranceSeconds",
                "github | {'toleranceSeconds':300}      | toleranceSeconds | signs no timestamp",
                "github | {'alsoAccept':[{}]}           | alsoAccept.0     | algorithm is missing",
            })
    void aMistakeInOverridesIsNamedWithItsField(String provider, String text, String field, String message)
            throws JsonProcessingException {
        var scheme = Call.PROVIDERS.find(provider).orElseThrow().scheme();
        var document = json(text.replace('\'', '"'));
        var refusal = catchThrowableOfType(InvalidScheme.class, () -> SchemeReader.overridden(scheme, document));
        assertThat(refusal).hasMessageContaining(message);
        assertThat(refusal.field()).isEqualTo(field);
    }

    @Test
    void overridesThatSayNothingChangeNothing() throws JsonProcessingException {
        var scheme = Calls.stripe().scheme();
        assertThat(SchemeReader.overridden(scheme, json("{}"))).isEqualTo(scheme);
    }

    @Test
    void everyProvidersSchemeIsWrittenAsItIsRead() {
        assertThat(Call.PROVIDERS.all())
                .filteredOn(provider -> provider.scheme() != null)
                .allSatisfy(provider -> {
                    JsonNode written = JSON.valueToTree(provider.scheme());
                    assertThat(SchemeReader.scheme(written)).isEqualTo(provider.scheme());
                });
    }

    private static JsonNode json(String text) throws JsonProcessingException {
        return JSON.readTree(text);
    }

    private static Provider provider(String text) {
        return new DocumentFile("acme.yaml", text.getBytes(StandardCharsets.UTF_8)).read(Provider.class);
    }

    private static String unescaped(String text) {
        return text == null ? "" : text.replace("\\n", "\n").replace("``", "");
    }
}
