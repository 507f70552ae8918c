package dev.gatehouse.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseRefusalTest {

    @ParameterizedTest
    @ValueSource(strings = {"08001", "08006", "57P03"})
    void aDatabaseThatIsOnlyAboutToStartIsWaitedFor(String state) {
        assertThat(refusal(state).mayPass()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"28P01", "3D000", "57P01", "42501"})
    void aDatabaseThatWillNeverLetUsInIsNotWaitedFor(String state) {
        assertThat(refusal(state).mayPass()).isFalse();
    }

    @Test
    void whatPostgresqlSaidIsFoundUnderWhatThePoolMadeOfIt() {
        var refusal =
                new DatabaseRefusal(new SQLException("no connection to be had", new SQLException("wait", "57P03")));
        assertThat(refusal.mayPass()).isTrue();
    }

    private static DatabaseRefusal refusal(String state) {
        return new DatabaseRefusal(new SQLException("refused", state));
    }
}
