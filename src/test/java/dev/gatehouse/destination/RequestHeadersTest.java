package dev.gatehouse.destination;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.handler.EventFacts.Header;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestHeadersTest {

    @Test
    void what_the_sender_says_of_the_event_is_handed_on_in_its_order() {
        var senders = List.of(
                new Header("Content-Type", "application/json"),
                new Header("X-Hub-Signature-256", "sha256=1"),
                new Header("X-Twice", "1"),
                new Header("X-Twice", "2"));

        assertThat(RequestHeaders.handedOn(senders, Set.of())).isEqualTo(senders);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Connection",
                "Keep-Alive",
                "TE",
                "Trailer",
                "Transfer-Encoding",
                "Upgrade",
                "Host",
                "Content-Length",
                "Expect",
                "Proxy-Authorization",
                "Authorization",
                "Cookie",
                "Forwarded",
                "X-Forwarded-For",
                "Via",
                "webhook-id",
                "Webhook-Signature",
                "WEBHOOK-TIMESTAMP",
                "User-Agent",
                "Accept-Encoding"
            })
    void what_is_for_the_connection_or_for_us_or_reserved_is_not(String name) {
        assertThat(RequestHeaders.handedOn(List.of(new Header(name, "x")), Set.of()))
                .isEmpty();
    }

    @Test
    void what_connection_names_belongs_to_the_connection() {
        var senders =
                List.of(new Header("Connection", "close, X-Hop"), new Header("x-hop", "1"), new Header("X-End", "2"));

        assertThat(RequestHeaders.handedOn(senders, Set.of())).containsExactly(new Header("X-End", "2"));
    }

    @Test
    void what_the_destination_sets_takes_the_place_of_the_senders() {
        assertThat(RequestHeaders.handedOn(List.of(new Header("X-Api-Key", "sender's")), Set.of("x-api-key")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1\r\nX-Evil: 1", "1\n", "1\r", "a\u0000b", "\u0001", "\u2028"})
    void a_value_that_could_begin_another_header_is_dropped(String value) {
        assertThat(RequestHeaders.handedOn(List.of(new Header("X-Odd", value)), Set.of()))
                .isEmpty();
        assertThat(RequestHeaders.isValue(value)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"X-Evil: 1\r\nX", "", "X Y", "Ünï"})
    void a_name_that_is_none_is_dropped(String name) {
        assertThat(RequestHeaders.handedOn(List.of(new Header(name, "1")), Set.of()))
                .isEmpty();
        assertThat(RequestHeaders.maySet(name)).isFalse();
    }
}
