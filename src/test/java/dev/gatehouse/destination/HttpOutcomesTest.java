package dev.gatehouse.destination;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ConnectException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpOutcomesTest {

    @ParameterizedTest
    @ValueSource(ints = {200, 201, 202, 204, 299})
    void any_2xx_is_delivered(int status) {
        assertThat(of(status)).isInstanceOf(Outcome.Delivered.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 425, 429, 500, 502, 503, 504, 599})
    void what_may_pass_is_tried_again(int status) {
        assertThat(of(status)).isInstanceOf(Outcome.Failed.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {300, 301, 302, 304, 307, 308, 400, 401, 403, 404, 405, 409, 413, 422})
    void what_will_not_is_final_and_says_the_status(int status) {
        assertThat(of(status)).isInstanceOfSatisfying(Outcome.Refused.class, refused -> {
            assertThat(refused.error()).contains(Integer.toString(status));
            assertThat(refused.gone()).isFalse();
        });
    }

    @Test
    void gone_ends_the_subscription() {
        assertThat(of(410))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.gone()).isTrue());
    }

    @Test
    void a_receiver_that_asks_for_a_rest_gets_it() {
        var outcome = HttpOutcomes.of(new HeardReply(429, Optional.of("7"), new byte[0]), Instant.EPOCH);
        assertThat(((Outcome.Failed) outcome).restAtLeast()).contains(Duration.ofSeconds(7));
    }

    @Test
    void what_was_heard_is_kept_as_text_that_the_database_takes() {
        var outcome = (Outcome.Delivered) HttpOutcomes.of(
                new HeardReply(200, Optional.empty(), new byte[] {'o', 0, 'k', (byte) 0xff}), Instant.EPOCH);
        assertThat(outcome.reply().orElseThrow().body()).isEqualTo("ok\ufffd");
    }

    @Test
    void silence_is_tried_again_and_says_what_kind_it_was() {
        assertThat(((Outcome.Failed) HttpOutcomes.of(new ConnectException("refused"))).error())
                .contains("no connection");
        assertThat(((Outcome.Failed) HttpOutcomes.of(new SSLHandshakeException("bad certificate"))).error())
                .contains("no TLS connection");
        assertThat(((Outcome.Failed) HttpOutcomes.of(new IOException("reset"))).error())
                .contains("broke");
    }

    private static Outcome of(int status) {
        return HttpOutcomes.of(new HeardReply(status, Optional.empty(), new byte[0]), Instant.EPOCH);
    }
}
