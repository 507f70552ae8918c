package dev.gatehouse.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TypePatternTest {

    @ParameterizedTest
    @CsvSource({
        "payment.*, payment.completed, true",
        "payment.*, payment.refund.failed, true",
        "payment.*, payment, false",
        "payment.*, xpayment.completed, false",
        "*.failed, payment.failed, true",
        "*.failed, payment.failed.twice, false",
        "a*c*e, abcde, true",
        "a*c*e, abde, false",
        "*, anything at all, true",
        "a.c, abc, false",
        "push, push, true",
        "push, Push, false",
    })
    void aStarStandsForAnyRunOfCharactersAndNothingElseIsSpecial(String pattern, String type, boolean matches) {
        assertThat(TypePattern.of(pattern).matches(type)).isEqualTo(matches);
    }

    @Test
    void aTypeWithLineBreaksIsMatchedAsAWhole() {
        assertThat(TypePattern.of("a*z").matches("a\n\nz")).isTrue();
    }

    @Test
    void aBlankPatternIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TypePattern.of(" "))
                .withMessageContaining("\"*\" takes every type");
    }
}
