package dev.gatehouse.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TrustedProxiesTest {

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
}
