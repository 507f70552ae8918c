package dev.gatehouse.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AllowedSourcesTest {

    @ParameterizedTest
    @CsvSource({
        "192.168.1.0/24, 192.168.1.1, true",
        "192.168.1.0/24, 192.168.1.255, true",
        "192.168.1.0/24, 192.168.2.0, false",
        "192.168.1.77/24, 192.168.1.1, true",
        "10.0.0.0/8, 10.255.255.255, true",
        "10.0.0.0/8, 11.0.0.0, false",
        "192.0.2.7, 192.0.2.7, true",
        "192.0.2.7, 192.0.2.8, false",
        "192.0.2.0/24, ::ffff:192.0.2.9, true",
        "::ffff:192.0.2.0/120, 192.0.2.9, true",
        "2001:db8::/32, 2001:db8:1::5, true",
        "2001:db8::/32, 2001:db9::5, false",
        "::1, ::1, true",
        "::1, 127.0.0.1, false",
        "0.0.0.0/0, 203.0.113.9, true",
        "0.0.0.0/0, 2001:db8::1, false",
    })
    void anAddressIsAllowedWhenOneOfTheBlocksHoldsIt(String block, String address, boolean allowed) {
        assertThat(AllowedSources.of(List.of(block)).contain(address)).isEqualTo(allowed);
    }

    @Test
    void withoutAListAnybodyMayCall() {
        assertThat(AllowedSources.of(null).contain("203.0.113.9")).isTrue();
    }

    @Test
    void withAListSomethingThatIsNoAddressMayNotCall() {
        assertThat(AllowedSources.of(List.of("0.0.0.0/0", "::/0")).contain("unknown"))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "300.1.1.1", "10.0.0.0/33", "2001:db8::/129", "example.com", "10.0.0.1-9", "10.*"})
    void whatIsNeitherAddressNorBlockIsRefusedByName(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AllowedSources.of(List.of(text)))
                .withMessageContaining("\"" + text + "\"");
    }
}
