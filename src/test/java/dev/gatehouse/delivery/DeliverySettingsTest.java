package dev.gatehouse.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.problem.WrongSetup;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeliverySettingsTest {

    @Test
    void areReadAsTheyAreMeant() {
        assertThat(DeliverySettings.workers(" 256 ")).isEqualTo(256);
        assertThat(DeliverySettings.workers("0")).isZero();
        assertThat(DeliverySettings.handlerTimeout("PT0.5S")).isEqualTo(Duration.ofMillis(500));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "abc", "-1", "257", "1.5", "99999999999"})
    void aNumberOfWorkersThatCantBeIsRefusedByItsName(String text) {
        assertThatThrownBy(() -> DeliverySettings.workers(text))
                .isInstanceOf(WrongSetup.class)
                .hasMessageContaining("GATEHOUSE_WORKERS");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "30", "30s", "PT0S", "PT-1S", "PT2H", "soon"})
    void aTimeoutThatCantBeIsRefusedByItsName(String text) {
        assertThatThrownBy(() -> DeliverySettings.handlerTimeout(text))
                .isInstanceOf(WrongSetup.class)
                .hasMessageContaining("GATEHOUSE_HANDLER_TIMEOUT");
    }
}
