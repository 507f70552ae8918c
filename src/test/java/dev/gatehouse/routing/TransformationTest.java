package dev.gatehouse.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TransformationTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"paid\": data.amount / 100} | {\"paid\":15}",
                "{\"type\": $event.type, \"region\": $headers.`x-region`} | {\"type\":\"payment.completed\",\"region\":\"eu\"}",
                "data.items.sku | [\"a\",\"b\"]",
                "data.items[0] | {\"sku\":\"a\"}",
                "data.id | 9007199254740993",
                "data.name & '!' | \"größe!\"",
                "{\"none\": data.note, \"gone\": data.missing} | {\"none\":null}",
                "data.amount > 1000 | true"
            })
    void makesAnotherBody(String text, String body) throws Exception {
        assertThat(apply(text)).isEqualTo(body);
    }

    @Test
    void namesWithDashesAreQuoted() throws Exception {
        assertThat(apply("$headers.`x-tag`")).isEqualTo("\"one, two\"");
    }

    @Test
    void theTextOfABodyThatIsNoJsonIsItsInput() throws Exception {
        var made = Transformation.of("{\"text\": $}").apply(Inputs.of("a=1"));
        assertThat(new String(made, StandardCharsets.UTF_8)).isEqualTo("{\"text\":\"a=1\"}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "data.missing | gave nothing",
                "data.note | gave nothing",
                "function($x){$x} | gave nothing",
                "$error('no such customer') | no such customer",
                "$uppercase(data.amount) | line 1, column 11",
                "$unheard(1) | non-function",
                "$toMillis('no time') | no time",
                "($f := function($n){$n + $f($n + 1)}; $f(0)) | levels deep",
                "($f := function($n){$f($n + 1)}; $f(0)) | longer than 1000 ms",
                "[1..3000].($x := $; [1..3000].($x * $)) | longer than 1000 ms",
                "$sum([1..5000000]) | too long a list",
                "$pad('x', 2000000000) | too long a text",
                "($d := function($s, $n){$n = 0 ? $s : $d($s & $s, $n - 1)}; $d('0123456789', 40)) | too long a text"
            })
    void failsWithATrueReason(String text, String reason) {
        assertThatExceptionOfType(TransformationFailed.class)
                .isThrownBy(() -> apply(text))
                .withMessageContaining(reason);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {"data. + | 1", "{\"a\": data.b | 1", "(data | 1", "\"open | 1", "{\"a\": 1,\\n \"b\": ) } | 2"})
    void whatIsNoTransformationIsRefusedWithItsPlace(String text, int line) {
        var lines = text.replace("\\n", "\n");
        assertThatExceptionOfType(InvalidExpression.class)
                .isThrownBy(() -> Transformation.of(lines))
                .satisfies(refused -> assertThat(refused).hasMessageStartingWith("line " + line + ", column "));
    }

    @Test
    void nestingWithoutEndIsRefused() {
        assertThatExceptionOfType(InvalidExpression.class)
                .isThrownBy(() -> Transformation.of("(".repeat(15_000) + "1" + ")".repeat(15_000)));
        assertThatExceptionOfType(InvalidExpression.class)
                .isThrownBy(() -> Transformation.of(" ".repeat(40_000) + "1"));
    }

    @Test
    void paddingIsAsTheLanguageHasIt() throws Exception {
        assertThat(apply("$pad('ab', 5, '-+')")).isEqualTo("\"ab-+-\"");
        assertThat(apply("$pad('ab', -5, '#')")).isEqualTo("\"###ab\"");
        assertThat(apply("$pad('ab', 1)")).isEqualTo("\"ab\"");
    }

    @Test
    void oneEvaluationLeavesNothingToTheNext() throws Exception {
        var transformation = Transformation.of("($seen := $exists($before); $before := 1; {\"seen\": $seen})");
        for (int i = 0; i < 2; i++) {
            assertThat(new String(transformation.apply(Inputs.of("{}")), StandardCharsets.UTF_8))
                    .isEqualTo("{\"seen\":false}");
        }
    }

    private static String apply(String text) throws TransformationFailed {
        var body = """
                {"data": {"amount": 1500, "id": 9007199254740993, "note": null, "name": "größe", "items": [{"sku": "a"}, {"sku": "b"}]}}
                """;
        return new String(Transformation.of(text).apply(Inputs.of(body)), StandardCharsets.UTF_8);
    }
}
