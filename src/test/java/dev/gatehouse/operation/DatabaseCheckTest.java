package dev.gatehouse.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.problem.WrongSetup;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseCheckTest {

    @Test
    void aPostgresThatIsTooOldIsRefused() {
        assertThatCode(() -> DatabaseCheck.requireVersion(14)).doesNotThrowAnyException();
        assertThatThrownBy(() -> DatabaseCheck.requireVersion(13))
                .isInstanceOf(WrongSetup.class)
                .hasMessageContaining("PostgreSQL 13 is too old")
                .hasMessageContaining("14");
    }

    @ParameterizedTest
    @ValueSource(strings = {"abc", "0", "-1", "65536", "99999999999", "5432x", ""})
    void aPortThatIsNoneIsRefused(String port) {
        assertThatCode(() -> DatabaseCheck.requirePort("65535")).doesNotThrowAnyException();
        assertThatThrownBy(() -> DatabaseCheck.requirePort(port))
                .isInstanceOf(WrongSetup.class)
                .hasMessageContaining("GATEHOUSE_DB_PORT");
    }

    @ParameterizedTest
    @CsvSource({
        "28P01, GATEHOUSE_DB_PASSWORD",
        "28000, GATEHOUSE_DB_USER",
        "3D000, GATEHOUSE_DB_NAME",
        "08001, GATEHOUSE_DB_HOST",
        "53300, GATEHOUSE_DB_HOST"
    })
    void aRefusalNamesTheSettingAndSaysWhatPostgresSaid(String state, String setting) {
        var told = new SQLException("what PostgreSQL said", state);
        var wrapped = new SQLException("Error in allocating a connection", new IllegalStateException(told));
        assertThat(new DatabaseRefusal(wrapped).explained())
                .hasMessageContaining(setting)
                .hasMessageEndingWith("what PostgreSQL said");
    }
}
