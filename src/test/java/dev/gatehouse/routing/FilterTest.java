package dev.gatehouse.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.gatehouse.routing.Filter.Verdict;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FilterTest {

    private static final String PAYMENT = """
            {"data": {"amount": 1500, "rate": 12.5, "note": null, "currency": "EUR", "items": [{"sku": "a"}, {"sku": "b"}]},
             "huge": 123456789012345678901234567890}
            """;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "body.data.amount > 1000",
                "body.data.amount > 1000.5",
                "body.data.rate > 12",
                "body.data.amount * 2 == 3000",
                "body.data.note == null",
                "body.huge > 1",
                "body.data.currency in ['EUR', 'USD']",
                "body.data.items.exists(item, item.sku == 'b')",
                "size(body.data.items) == 2",
                "has(body.data.amount) && !has(body.data.missing)",
                "event.type.startsWith('payment.')",
                "event.endpoint == 'shop'",
                "event.receivedAt < timestamp('2026-03-02T00:00:00Z')",
                "event.id.matches('^[0-9a-f-]{36}$')",
                "headers['x-region'] == 'eu'",
                "headers['x-tag'] == 'one, two'",
                "!('x-nowhere' in headers)",
                "true || body.missing"
            })
    void takesWhatItsConditionIsTrueOf(String condition) {
        assertThat(Filter.of(condition).test(Inputs.of(PAYMENT))).satisfies(answer -> {
            assertThat(answer.reason()).isEmpty();
            assertThat(answer.verdict()).isEqualTo(Verdict.TAKES);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"body.data.amount > 1500", "event.type == 'payment'", "headers['x-region'] == 'EU'", "false"})
    void leavesWhatItIsFalseOf(String condition) {
        assertThat(Filter.of(condition).test(Inputs.of(PAYMENT)).verdict()).isEqualTo(Verdict.LEAVES);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "body.data.missing == 1 | missing",
                "body.nowhere.deeper == 1 | nowhere",
                "body.data.currency > 5 | overload",
                "headers['x-nowhere'] == 'a' | x-nowhere",
                "event.typ == 'a' | typ",
                "body.data.amount | neither true nor false",
                "body.data | neither true nor false",
                "1 / (body.data.amount - 1500) == 1 | zero",
                "body.data.currency.matches(body.data.currency + '(') | parsing regexp"
            })
    void isUnsureOfWhatItDidNotExpectAndSaysWhy(String condition, String reason) {
        var answer = Filter.of(condition).test(Inputs.of(PAYMENT));
        assertThat(answer.verdict()).isEqualTo(Verdict.UNSURE);
        assertThat(answer.delivers()).isTrue();
        assertThat(answer.reason().orElseThrow()).containsIgnoringCase(reason);
    }

    @Test
    void saysWhereItFailed() {
        assertThat(Filter.of("true &&\n  body.missing == 1")
                        .test(Inputs.of("{}"))
                        .reason())
                .hasValueSatisfying(reason -> assertThat(reason).contains("line 2, column 7: "));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no json", "{\"a\":1} trailing", "{\"a\":", "a=1&b=2"})
    void aBodyThatIsNoJsonIsItsText(String body) {
        assertThat(Filter.of("body == '" + body + "'").test(Inputs.of(body)).verdict())
                .isEqualTo(Verdict.TAKES);
        assertThat(Filter.of("body.a == 1").test(Inputs.of(body)).verdict()).isEqualTo(Verdict.UNSURE);
    }

    @Test
    void bytesThatAreNoTextAreNoReasonToLoseAnEvent() {
        assertThat(Filter.of("body.a == 1")
                        .test(Inputs.of(new byte[] {(byte) 0xff, 0, (byte) 0xc3}))
                        .verdict())
                .isEqualTo(Verdict.UNSURE);
        assertThat(Filter.of("body.a == 1").test(Inputs.of("[".repeat(100_000))).verdict())
                .isEqualTo(Verdict.UNSURE);
        assertThat(Filter.of("body == null").test(Inputs.of("null")).verdict()).isEqualTo(Verdict.TAKES);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "body.amount > | 1 | 14",
                "body.amount >> 1 | 1 | 14",
                "boddy.amount > 1 | 1 | 1",
                "true && foo | 1 | 9",
                "1 + 'a' == 2 | 1 | 3",
                "'text' | 1 | 1",
                "body.a == 'open | 1 | 11"
            })
    void whatIsNoConditionIsRefusedWithItsPlace(String text, int line, int column) {
        assertThatExceptionOfType(InvalidExpression.class)
                .isThrownBy(() -> Filter.of(text))
                .satisfies(refused -> {
                    assertThat(refused.line()).isEqualTo(line);
                    assertThat(refused.column()).isEqualTo(column);
                    assertThat(refused).hasMessageStartingWith("line " + line + ", column " + column + ": ");
                });
    }

    @Test
    void thePlaceIsThatOfTheLine() {
        assertThatExceptionOfType(InvalidExpression.class)
                .isThrownBy(() -> Filter.of("body.amount > 1000 &&\n  foo == 1"))
                .satisfies(refused -> assertThat(refused).hasMessageStartingWith("line 2, column 3: "));
    }

    @Test
    void nestingWithoutEndIsRefused() {
        assertThatExceptionOfType(InvalidExpression.class)
                .isThrownBy(() -> Filter.of("(".repeat(2_000) + "true" + ")".repeat(2_000)));
        assertThatExceptionOfType(InvalidExpression.class)
                .isThrownBy(() -> Filter.of("true || ".repeat(5_000) + "true"));
    }

    @Test
    void loopsInLoopsEndAtTheirLimit() {
        var list = IntStream.range(0, 1_000).mapToObj(Integer::toString).collect(Collectors.joining(",", "[", "]"));
        var answer = Filter.of("body.all(x, body.all(y, body.all(z, x + y + z >= 0)))")
                .test(Inputs.of(list));
        assertThat(answer.verdict()).isEqualTo(Verdict.UNSURE);
        assertThat(answer.reason()).isPresent();
    }

    @Test
    void workThatTakesTooLongEnds() {
        var text = "a".repeat(1_000_000);
        var answer = Filter.of(
                        "[1,2,3,4,5,6,7,8,9,10].all(x, [1,2,3,4,5,6,7,8,9,10].all(y, !body.matches('(a?){20}b')))")
                .test(Inputs.of(text));
        assertThat(answer.verdict()).isEqualTo(Verdict.UNSURE);
        assertThat(answer.reason().orElseThrow()).contains("longer than 20 ms");
    }

    @Test
    void theBodyIsParsedOnceForAllFilters() {
        var input = Inputs.of(PAYMENT);
        assertThat(input.body()).isSameAs(input.body());
    }
}
