package dev.gatehouse.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.problem.WrongSetup;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretSealTest {

    @Test
    void theMasterKeyIs32BytesInBase64() {
        var key = Base64.getEncoder().encodeToString(new byte[32]);
        assertThat(SecretSeal.key(Optional.of(" " + key + "\n"))).hasSize(32);
    }

    @Test
    void aMissingMasterKeyIsRefusedWithTheCure() {
        assertThatThrownBy(() -> SecretSeal.key(Optional.empty()))
                .isInstanceOf(WrongSetup.class)
                .hasMessageStartingWith("there is no master key; set GATEHOUSE_MASTER_KEY")
                .hasMessageContaining("openssl rand -base64 32");
    }

    @ParameterizedTest
    @ValueSource(strings = {"not a key", "c2hvcnQ=", "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8gISI="})
    void aMasterKeyThatIsNoneIsRefusedAndNotRepeated(String text) {
        assertThatThrownBy(() -> SecretSeal.key(Optional.of(text)))
                .isInstanceOf(WrongSetup.class)
                .hasMessageContaining("set GATEHOUSE_MASTER_KEY")
                .hasMessageNotContaining(text);
    }
}
