package dev.gatehouse.problem;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogTextTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"\r", "\n", "\r\n", "\u0000", "\u001b", "\u007f", "\u0085", "\u009b", "\u2028", "\u2029", "\""})
    void aValueCanNeitherEndItsQuotesNorBeginALine(String unfit) {
        assertThat(LogText.quoted("a" + unfit + "b"))
                .doesNotContain(unfit.equals("\"") ? "a\"" : unfit)
                .matches("\"a\\?+b\"");
    }

    @Test
    void aLongValueIsCut() {
        assertThat(LogText.quoted("x".repeat(10_000))).hasSize(302);
    }

    @Test
    void aFailureIsTheOneAtTheBottom() {
        var failure = new IllegalStateException("above", new IllegalArgumentException("below\nforged"));
        assertThat(LogText.cause(failure)).isEqualTo("\"IllegalArgumentException: below?forged\"");
    }

    @Test
    void aWrongSetupIsFoundUnderWhateverItIsWrappedInAndAboveWhatItWasFoundOutBy() {
        var setup = new WrongSetup("set GATEHOUSE_X to 1", new NumberFormatException("abc"));
        assertThat(WrongSetup.lineOf(new IllegalStateException("wrapped", setup)))
                .isEqualTo("\"set GATEHOUSE_X to 1\"");
        assertThat(WrongSetup.lineOf(new IllegalStateException("other"))).contains("IllegalStateException: other");
    }
}
