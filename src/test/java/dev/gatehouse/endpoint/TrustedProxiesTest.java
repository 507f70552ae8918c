package dev.gatehouse.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TrustedProxiesTest {

    private static final URI SEEN = URI.create("http://127.0.0.1:8080/webhooks/a?b=%2B&c=d+e");

    private final TrustedProxies none = TrustedProxies.of("");
    private final TrustedProxies ours = TrustedProxies.of("10.0.0.0/8, 192.0.2.1");

    @Test
    void withoutTrustedProxiesForwardingHeadersAreIgnored() {
        assertThat(none.source("203.0.113.7", List.of("198.51.100.1"))).isEqualTo("203.0.113.7");
    }

    @Test
    void aStrangersWordAboutItselfIsIgnored() {
        assertThat(ours.source("203.0.113.7", List.of("10.0.0.1"))).isEqualTo("203.0.113.7");
    }

    @Test
    void theLastAddressThatIsNoProxyOfOursIsTheSource() {
        assertThat(ours.source("10.1.1.1", List.of("198.51.100.1, 203.0.113.7, 10.2.2.2")))
                .isEqualTo("203.0.113.7");
    }

    @Test
    void severalHeaderLinesAreOneChain() {
        assertThat(ours.source("192.0.2.1", List.of("198.51.100.1", "203.0.113.7")))
                .isEqualTo("203.0.113.7");
    }

    @Test
    void aProxyThatSaysNothingIsItselfTheSource() {
        assertThat(ours.source("10.1.1.1", null)).isEqualTo("10.1.1.1");
    }

    @Test
    void aChainOfProxiesAloneEndsAtItsBeginning() {
        assertThat(ours.source("10.1.1.1", List.of("10.3.3.3, 10.2.2.2"))).isEqualTo("10.3.3.3");
    }

    @Test
    void aTrustedProxySaysHowTheUrlWasCalled() {
        var told = Map.of("X-Forwarded-Proto", List.of("https"), "X-Forwarded-Host", List.of("hooks.example.com"));
        assertThat(ours.called("10.1.1.1", told::get, SEEN))
                .hasToString("https://hooks.example.com/webhooks/a?b=%2B&c=d+e");
    }

    @Test
    void whatAStrangerSaysOfTheUrlIsIgnored() {
        var told = Map.of("X-Forwarded-Proto", List.of("https"), "X-Forwarded-Host", List.of("evil.example"));
        assertThat(ours.called("203.0.113.7", told::get, SEEN)).isEqualTo(SEEN);
        assertThat(none.called("10.1.1.1", told::get, SEEN)).isEqualTo(SEEN);
    }

    @Test
    void whatOurOwnProxyAddedCountsAndNotWhatItWasGiven() {
        var told = Map.of(
                "X-Forwarded-Proto", List.of("http, https"),
                "X-Forwarded-Host", List.of("evil.example", "hooks.example.com:8443"));
        assertThat(ours.called("10.1.1.1", told::get, SEEN))
                .hasToString("https://hooks.example.com:8443/webhooks/a?b=%2B&c=d+e");
    }

    @Test
    void aProxyThatSaysNothingOrNonsenseChangesNothing() {
        assertThat(ours.called("10.1.1.1", name -> null, SEEN)).isEqualTo(SEEN);
        var nonsense = Map.of("X-Forwarded-Proto", List.of("gopher"), "X-Forwarded-Host", List.of("a/b?c@d"));
        assertThat(ours.called("10.1.1.1", nonsense::get, SEEN)).isEqualTo(SEEN);
    }
}
