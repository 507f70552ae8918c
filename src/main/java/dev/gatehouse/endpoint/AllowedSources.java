package dev.gatehouse.endpoint;

import inet.ipaddr.AddressStringException;
import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressString;
import java.util.List;
import java.util.Optional;

/**
 * The addresses an endpoint may be called from: single ones and CIDR blocks, IPv4 and IPv6.
 *
 * @param blocks empty when any address may call
 */
record AllowedSources(List<IPAddress> blocks) {

    /**
     * Reads a list of addresses and blocks.
     *
     * @throws IllegalArgumentException naming the one that is none
     */
    static AllowedSources of(List<String> texts) {
        return new AllowedSources(
                texts == null
                        ? List.of()
                        : texts.stream().map(AllowedSources::block).toList());
    }

    boolean contain(String address) {
        if (blocks.isEmpty()) {
            return true;
        }
        return parse(address)
                .map(AllowedSources::unmapped)
                .filter(caller -> blocks.stream().anyMatch(block -> block.contains(caller)))
                .isPresent();
    }

    private static IPAddress block(String text) {
        return parse(text.trim())
                .map(IPAddress::toPrefixBlock)
                .map(AllowedSources::unmapped)
                .orElseThrow(() -> new IllegalArgumentException(
                        "\"" + text + "\" is neither an address nor a block like 192.0.2.0/24 or 2001:db8::/32"));
    }

    private static Optional<IPAddress> parse(String text) {
        try {
            return text.isEmpty() || text.contains("*") || text.contains("-")
                    ? Optional.empty()
                    : Optional.ofNullable(new IPAddressString(text).toAddress());
        } catch (AddressStringException noAddress) {
            return Optional.empty();
        }
    }

    /** A server that listens on IPv6 sees IPv4 callers as ::ffff:192.0.2.1. */
    private static IPAddress unmapped(IPAddress address) {
        return address.isIPv6() && address.toIPv6().isIPv4Mapped()
                ? address.toIPv6().getEmbeddedIPv4Address()
                : address;
    }
}
