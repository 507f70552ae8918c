package dev.gatehouse.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where an id, a type or a key can stand. */
class RequestValueTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"header:X-Id", "query:id", "form:id", "form:payload:json:/a/b", "json:/a/0/b~1c", "body-sha256"})
    void anExpressionIsWrittenAsItIsRead(String text) {
        assertThat(RequestValue.parse(text).text()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "id", "header:", "header: ", "cookie:a", "body-md5", "JSON:/id", "form:", "query:"})
    void anUnknownExpressionIsRefusedWithThoseThereAre(String text) {
        assertThatThrownBy(() -> RequestValue.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("header:NAME, query:NAME, form:NAME, json:/pointer");
    }

    @ParameterizedTest
    @ValueSource(strings = {"json:id", "json:$.id", "form:a:json:id"})
    void aJsonPointerWithoutItsSlashIsRefused(String text) {
        assertThatThrownBy(() -> RequestValue.parse(text)).hasMessageContaining("begins with a slash");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "json:/id         | {'id':'evt_1','type':'a'}     | evt_1",
                "json:/a/b        | {'x':{'b':1},'a':{'b':'c'}}   | c",
                "json:/a/1/b      | {'a':[{'b':1},{'b':2}]}       | 2",
                "json:/0/id       | [{'id':7}]                    | 7",
                "json:/a~1b/~0c   | {'a/b':{'~c':'d'}}            | d",
                "json:/id         | {'id':820982911946154508}     | 820982911946154508",
                "json:/id         | {'id':1.50}                   | 1.50",
                "json:/id         | {'id':true}                   | true",
                "json:/id         | {'id':'first','id':'second'}  | first",
                "json:/id         | {'id':null,'id':'second'}     | second",
                "json:/a/id       | {'a':{},'a':{'id':1}}         | 1",
                "json:/id         | {'id':'found', broken         | found",
                "json:/ä          | {'\\u00e4':'ö'}               | ö",
            })
    void aJsonPointerFindsAScalar(String expression, String json, String value) {
        assertThat(readJson(expression, json.replace('\'', '"'))).contains(value);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "json:/id    | {'type':'a'}",
                "json:/id    | {'a':{'id':1}}",
                "json:/id    | {'id':null}",
                "json:/id    | {'id':''}",
                "json:/id    | {'id':'  '}",
                "json:/id    | {'id':{'a':1}}",
                "json:/id    | {'id':[1]}",
                "json:/a/01  | {'a':[1,2]}",
                "json:/id    | no json",
                "json:/id    | {'a':",
                "json:/id    | ",
                "json:/id    | 'id'",
            })
    void whatIsNotThereIsNothing(String expression, String json) {
        assertThat(readJson(expression, json == null ? "" : json.replace('\'', '"')))
                .isEmpty();
    }

    @Test
    void deepNestingEndsTheSearchAndNothingElse() {
        var deep = "[".repeat(100_000);
        assertThat(readJson("json:/id", "{\"a\":" + deep)).isEmpty();
        assertThat(readJson("json:/id", "{\"id\":1,\"a\":" + deep)).contains("1");
    }

    @Test
    void brokenUtf8EndsTheSearchAndNothingElse() {
        byte[] body = "{\"id\":\"a?\"}".getBytes(StandardCharsets.US_ASCII);
        body[8] = (byte) 0xff;
        var request = new InboundRequest("POST", "/", Headers.ofLines(List.of()), body);
        assertThat(RequestValue.parse("json:/id").read(request)).isEmpty();
    }

    @Test
    void aHeaderIsReadInAnyCaseAndABlankOneIsNothing() {
        assertThat(RequestValue.parse("header:X-ID").read(request(Map.of("x-id", "7"), "")))
                .contains("7");
        assertThat(RequestValue.parse("header:X-ID").read(request(Map.of("x-id", " "), "")))
                .isEmpty();
        assertThat(RequestValue.parse("header:X-ID").read(request(Map.of(), "")))
                .isEmpty();
    }

    @Test
    void aQueryParameterIsDecoded() {
        var request = new InboundRequest(
                "POST", "https://a/b?x=1&id=a%20b+c&id=2&broken=%zz", Headers.ofLines(List.of()), new byte[0]);
        assertThat(RequestValue.parse("query:id").read(request)).contains("a b c");
        assertThat(RequestValue.parse("query:broken").read(request)).isEmpty();
        assertThat(RequestValue.parse("query:y").read(request)).isEmpty();
        assertThat(RequestValue.parse("query:id").read(request(Map.of(), ""))).isEmpty();
    }

    @Test
    void aFormFieldIsReadOnlyFromAForm() {
        var form = "a=b&command=%2Fdeploy&payload=%7B%22action%22%3A%22opened%22%7D";
        var type = Map.of("Content-Type", "Application/X-WWW-Form-Urlencoded; charset=utf-8");
        assertThat(RequestValue.parse("form:command").read(request(type, form))).contains("/deploy");
        assertThat(RequestValue.parse("form:payload:json:/action").read(request(type, form)))
                .contains("opened");
        assertThat(RequestValue.parse("form:a:json:/action").read(request(type, form)))
                .isEmpty();
        assertThat(RequestValue.parse("form:command").read(request(Map.of(), form)))
                .isEmpty();
    }

    @Test
    void theBodysDigestIsThereEvenWithoutABody() {
        assertThat(RequestValue.parse("body-sha256").read(request(Map.of(), "")))
                .contains("sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    }

    @Test
    void whatADatabaseCannotHoldBecomesADigest() {
        var digest = "sha256:[0-9a-f]{64}";
        assertThat(readJson("json:/id", "{\"id\":\"a\\u0000b\"}"))
                .get()
                .asString()
                .matches(digest);
        assertThat(readJson("json:/id", "{\"id\":\"\\ud800\"}"))
                .get()
                .asString()
                .matches(digest);
        assertThat(readJson("json:/id", "{\"id\":\"" + "x".repeat(201) + "\"}"))
                .get()
                .asString()
                .matches(digest);
        assertThat(readJson("json:/id", "{\"id\":\"" + "x".repeat(200) + "\"}")).contains("x".repeat(200));
        assertThat(readJson("json:/id", "{\"id\":\"\\ud83c\\udf89\"}")).contains("🎉");
    }

    @Test
    void differentValuesHaveDifferentDigests() {
        assertThat(readJson("json:/id", "{\"id\":\"\\ud800\"}"))
                .isNotEqualTo(readJson("json:/id", "{\"id\":\"\\ud801\"}"));
        assertThat(readJson("json:/id", "{\"id\":\"a\\u0000\"}"))
                .isEqualTo(readJson("json:/id", "{\"id\":\"a\\u0000\"}"));
    }

    @Test
    void aFormFieldWithNulBecomesADigest() {
        var type = Map.of("Content-Type", "application/x-www-form-urlencoded");
        assertThat(RequestValue.parse("form:id").read(request(type, "id=%00")))
                .get()
                .asString()
                .startsWith("sha256:");
    }

    private static Optional<String> readJson(String expression, String json) {
        return RequestValue.parse(expression).read(request(Map.of(), json));
    }

    private static InboundRequest request(Map<String, String> headers, String body) {
        return Call.of("github", "a", body, headers).request();
    }
}
