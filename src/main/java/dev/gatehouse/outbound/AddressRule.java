package dev.gatehouse.outbound;

import inet.ipaddr.AddressStringException;
import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressString;
import inet.ipaddr.ipv4.IPv4Address;
import inet.ipaddr.ipv6.IPv6Address;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which addresses may be connected to: those of the public internet, and those an operator allows. An IPv6 address that
 * stands for an IPv4 one is as good as that one.
 *
 * @param allowed blocks that may be connected to although they are not public
 * @see <a href="https://www.iana.org/assignments/iana-ipv4-special-registry">IANA IPv4 special-purpose addresses</a>
 * @see <a href="https://www.iana.org/assignments/iana-ipv6-special-registry">IANA IPv6 special-purpose addresses</a>
 */
public record AddressRule(List<IPAddress> allowed) {

    /** Nothing but the public internet. */
    public static final AddressRule PUBLIC_ONLY = new AddressRule(List.of());

    /** Cloud metadata lies in 169.254.0.0/16; 240.0.0.0/4 holds the broadcast address. */
    private static final List<IPAddress> INTERNAL_V4 = Stream.of(
                    "0.0.0.0/8",
                    "10.0.0.0/8",
                    "100.64.0.0/10",
                    "127.0.0.0/8",
                    "169.254.0.0/16",
                    "172.16.0.0/12",
                    "192.0.0.0/24",
                    "192.0.2.0/24",
                    "192.88.99.0/24",
                    "192.168.0.0/16",
                    "198.18.0.0/15",
                    "198.51.100.0/24",
                    "203.0.113.0/24",
                    "224.0.0.0/4",
                    "240.0.0.0/4")
            .map(AddressRule::block)
            .toList();

    private static final IPAddress GLOBAL_V6 = block("2000::/3");

    /** Of the global unicast block: Teredo among the IETF's own, documentation, 6to4. */
    private static final List<IPAddress> SPECIAL_V6 = Stream.of("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20")
            .map(AddressRule::block)
            .toList();

    /** RFC 6052: the last 32 bits are the IPv4 address that is reached. */
    private static final IPAddress NAT64 = block("64:ff9b::/96");

    /** With a copy of the blocks. */
    public AddressRule {
        allowed = List.copyOf(allowed);
    }

    /**
     * Reads a list of addresses and CIDR blocks that are allowed.
     *
     * @throws IllegalArgumentException naming the one that is none
     */
    public static AddressRule allowing(List<String> texts) {
        return new AddressRule(texts.stream().map(AddressRule::block).toList());
    }

    /** Whether it may be connected to. */
    public boolean permits(InetAddress address) {
        return permits(unmapped(new IPAddressString(plain(address)).getAddress()));
    }

    /** Whether this host may be connected to for all that is known before it is resolved: a name, or a permitted address. */
    boolean mayPermit(String host) {
        var literal = host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
        return parse(literal).map(AddressRule::unmapped).map(this::permits).orElse(true);
    }

    private boolean permits(IPAddress address) {
        return allowed.stream().anyMatch(block -> block.contains(address)) || isPublic(address);
    }

    private static boolean isPublic(IPAddress address) {
        if (address.isIPv4()) {
            return INTERNAL_V4.stream().noneMatch(block -> block.contains(address));
        }
        return NAT64.contains(address)
                ? isPublic(lastFourBytes(address.toIPv6()))
                : GLOBAL_V6.contains(address) && SPECIAL_V6.stream().noneMatch(block -> block.contains(address));
    }

    private static IPAddress unmapped(IPAddress address) {
        return address.isIPv6() && address.toIPv6().isIPv4Mapped() ? lastFourBytes(address.toIPv6()) : address;
    }

    private static IPv4Address lastFourBytes(IPv6Address address) {
        return address.getEmbeddedIPv4Address();
    }

    /** Without the zone, which says nothing about where an address leads. */
    private static String plain(InetAddress address) {
        return address.getHostAddress().split("%", 2)[0];
    }

    private static IPAddress block(String text) {
        return parse(text.strip())
                .map(IPAddress::toPrefixBlock)
                .map(AddressRule::unmapped)
                .orElseThrow(() -> new IllegalArgumentException(
                        "\"" + text + "\" is neither an address nor a block like 10.1.0.0/16 or fd00::/8"));
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
}
