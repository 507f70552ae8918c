package dev.gatehouse.destination;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.enterprise.event.ObserverException;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class OutcomeTest {

    @Test
    void aFailureSaysWhatTheHandlerThrewNotWhatCdiMadeOfIt() {
        var thrown = new ObserverException(new IOException("connection refused by shop"));
        assertThat(Outcome.Failed.of(thrown).error()).isEqualTo("IOException: connection refused by shop");
    }

    @Test
    void aFailureWithoutAMessageIsNamedByItsClass() {
        assertThat(Outcome.Failed.of(new IllegalStateException()).error()).isEqualTo("IllegalStateException");
        assertThat(Outcome.Failed.of(new ObserverException()).error()).isEqualTo("ObserverException");
    }

    @Test
    void aFailureIsKeptAtALengthPeopleReadAndAsTextPostgresTakes() {
        assertThat(Outcome.Failed.of(new IOException("\0" + "x".repeat(5_000))).error())
                .hasSizeLessThanOrEqualTo(2_000)
                .doesNotContain("\0");
    }
}
