package dev.gatehouse.signature;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonSyntaxTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"{}", "[]", "0", "\"a\"", "null", " {\"a\":[1,2.5e3,true,\"\\u0000\"]} \n", "{\"a\":1,\"a\":2}"})
    void jsonIsValid(String text) {
        assertThat(isValid(text)).isTrue();
    }

    /** Once a scheme had looked into a body, names that come twice were refused at every endpoint. */
    @Test
    void aSchemeThatIsStricterIsSoForItselfAlone() {
        assertThat(Insides.tree("{\"a\":1,\"a\":2}").isMissingNode()).isTrue();
        assertThat(isValid("{\"a\":1,\"a\":2}")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "}",
                "[1,]",
                "{\"a\"}",
                "{a:1}",
                "{'a':1}",
                "{} {}",
                "{}x",
                "01",
                "NaN",
                "\"a",
                "\"\t\"",
                "// a\n{}",
                "\"\\x\"",
                "payload=%7B%7D"
            })
    void anythingElseIsNot(String text) {
        assertThat(isValid(text)).isFalse();
    }

    @Test
    void brokenUtf8IsNot() {
        assertThat(JsonSyntax.isValid(new byte[] {'"', (byte) 0xff, '"'})).isFalse();
        assertThat(JsonSyntax.isValid(new byte[] {'"', (byte) 0xc3, '"'})).isFalse();
    }

    @Test
    void nestingHasAnEnd() {
        assertThat(isValid("[".repeat(1000) + "]".repeat(1000))).isTrue();
        assertThat(isValid("[".repeat(1001) + "]".repeat(1001))).isFalse();
    }

    private static boolean isValid(String text) {
        return JsonSyntax.isValid(text.getBytes(StandardCharsets.UTF_8));
    }
}
