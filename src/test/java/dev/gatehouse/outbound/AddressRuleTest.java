package dev.gatehouse.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.problem.WrongSetup;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressRuleTest {

    @ParameterizedTest
    @ValueSource(strings = {"1.1.1.1", "93.184.215.14", "172.32.0.1", "2606:4700::1111", "64:ff9b::101:101"})
    void the_public_internet_may_be_connected_to(String address) throws UnknownHostException {
        assertThat(AddressRule.PUBLIC_ONLY.permits(address(address))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "[::1]", "[::ffff:10.0.0.1]", "[64:ff9b::a9fe:a9fe]", "0x7f.1"})
    void a_host_that_is_an_internal_address_is_known_before_it_is_connected_to(String host) {
        assertThat(AddressRule.PUBLIC_ONLY.mayPermit(host)).isFalse();
        assertThat(AddressRule.allowing(List.of("0.0.0.0/0", "::/0")).mayPermit(host))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"example.com", "localhost", "1.1.1.1", "[2606:4700::1111]", "10.0.0.1.example.com"})
    void any_other_host_passes_until_it_is_connected_to(String host) {
        assertThat(AddressRule.PUBLIC_ONLY.mayPermit(host)).isTrue();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "127.0.0.1, loopback",
        "127.255.255.254, loopback",
        "2130706433, loopback as a number",
        "0.0.0.0, this host",
        "0.1.2.3, this network",
        "10.0.0.1, private",
        "172.16.0.1, private",
        "172.31.255.255, private",
        "192.168.1.1, private",
        "100.64.0.1, carrier-grade NAT",
        "169.254.169.254, metadata",
        "169.254.0.1, link-local",
        "192.0.0.192, metadata of another cloud",
        "192.0.2.1, documentation",
        "198.18.0.1, benchmarks",
        "224.0.0.1, multicast",
        "240.0.0.1, reserved",
        "255.255.255.255, broadcast",
        "::, unspecified",
        "::1, loopback",
        "::7f00:1, compatible with IPv4",
        "::ffff:127.0.0.1, mapped loopback",
        "::ffff:169.254.169.254, mapped metadata",
        "64:ff9b::7f00:1, NAT64 of loopback",
        "64:ff9b::a9fe:a9fe, NAT64 of metadata",
        "64:ff9b:1::1, local NAT64",
        "2002:7f00:1::, 6to4 of loopback",
        "2001:0:4136:e378:8000:63bf:80ff:fffe, Teredo",
        "fe80::1, link-local",
        "fec0::1, site-local",
        "fc00::1, unique local",
        "fd00:ec2::254, metadata",
        "ff02::1, multicast",
        "2001:db8::1, documentation",
        "100::1, discarded"
    })
    void what_is_not_public_may_not_be_connected_to(String address, String what) throws UnknownHostException {
        assertThat(AddressRule.PUBLIC_ONLY.permits(address(address))).as(what).isFalse();
    }

    @Test
    void an_operator_allows_single_addresses_and_blocks_and_nothing_beside_them() throws UnknownHostException {
        var rule = AddressRule.allowing(List.of("127.0.0.1/32", " 10.1.0.0/16", "fd00::/8"));

        assertThat(rule.permits(address("127.0.0.1"))).isTrue();
        assertThat(rule.permits(address("::ffff:127.0.0.1"))).isTrue();
        assertThat(rule.permits(address("10.1.2.3"))).isTrue();
        assertThat(rule.permits(address("fd12::1"))).isTrue();
        assertThat(rule.permits(address("127.0.0.2"))).isFalse();
        assertThat(rule.permits(address("10.2.0.1"))).isFalse();
        assertThat(rule.permits(address("64:ff9b::7f00:1"))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"localhost", "10.0.0.0/33", "10.0.0.1-9", "*", "10.0.0.0/8,,127.0.0.1", "10.0.0.0/8;127.0.0.1"})
    void a_setting_that_is_no_list_of_blocks_keeps_a_node_from_starting(String setting) {
        assertThatThrownBy(() -> OutboundAddresses.rule(setting))
                .isInstanceOf(WrongSetup.class)
                .hasMessageContaining("GATEHOUSE_OUTBOUND_ALLOWED");
    }

    private static InetAddress address(String text) throws UnknownHostException {
        return InetAddress.getAllByName(text)[0];
    }

    @Test
    void without_the_setting_nothing_internal_is_allowed() {
        assertThat(OutboundAddresses.rule(" ")).isEqualTo(AddressRule.PUBLIC_ONLY);
    }
}
