package dev.gatehouse.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ExternalDatabaseTest {

    @Test
    void is_used_when_a_host_is_named() {
        assertThat(new ExternalDatabase(Map.of()).isGiven()).isFalse();
        assertThat(new ExternalDatabase(Map.of("GATEHOUSE_DB_HOST", " ")).isGiven())
                .isFalse();
        assertThat(database("1").isGiven()).isTrue();
    }

    @Test
    void names_the_setting_when_the_port_is_no_number() {
        assertThatThrownBy(database("abc")::requireReachable)
                .isInstanceOf(RunFailure.class)
                .hasMessage("GATEHOUSE_DB_PORT is not a number: abc");
    }

    @Test
    void says_where_it_was_looked_for_when_nobody_answers() {
        assertThatThrownBy(database("1")::requireReachable)
                .isInstanceOf(RunFailure.class)
                .hasMessageContaining("gatehouse at 127.0.0.1:1")
                .hasMessageContaining("GATEHOUSE_DB_HOST")
                .hasMessageNotContaining(System.lineSeparator());
    }

    private static ExternalDatabase database(String port) {
        return new ExternalDatabase(Map.of("GATEHOUSE_DB_HOST", "127.0.0.1", "GATEHOUSE_DB_PORT", port));
    }
}
