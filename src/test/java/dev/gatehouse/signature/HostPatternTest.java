package dev.gatehouse.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostPatternTest {

    private static final HostPattern AMAZON = HostPattern.of("sns.*.amazonaws.com");

    @Test
    void theSendersOwnHostIsTaken() {
        assertThat(AMAZON.address("https://sns.eu-west-1.amazonaws.com/SimpleNotificationService-1.pem"))
                .isPresent();
        assertThat(AMAZON.address("https://SNS.eu-west-1.AMAZONAWS.com/a.pem")).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://sns.eu-west-1.amazonaws.com/a.pem",
                "https://sns.eu-west-1.amazonaws.com.example.com/a.pem",
                "https://sns.a.b.amazonaws.com/a.pem",
                "https://sns.amazonaws.com/a.pem",
                "https://example.com/sns.eu-west-1.amazonaws.com",
                "https://user@sns.eu-west-1.amazonaws.com/a.pem",
                "https://sns.eu-west-1.amazonaws.com@example.com/a.pem",
                "https://sns.eu-west-1.amazonaws.com:8443/a.pem",
                "https://sns.eu-west-1.amazonaws.com\\@example.com/a.pem",
                "https://sns.eu-west-1.amazonaws.com/a.pem#b",
                "sns.eu-west-1.amazonaws.com",
                ""
            })
    void anythingElseIsNot(String address) {
        assertThat(AMAZON.address(address)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "*.*", "example.*", "Example.com", "https://example.com", "exam ple.com", ""})
    void aPatternThatTakesEverybodyIsRefused(String pattern) {
        assertThatThrownBy(() -> HostPattern.of(pattern)).hasMessageContaining("a host is written in lower case");
    }
}
