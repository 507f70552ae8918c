package dev.gatehouse.destination;

import dev.gatehouse.handler.EventFacts.Header;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which headers a receiver gets: the sender's own, less what was meant for us or for the connection, and ours.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-7.6.1">RFC 9110 section 7.6.1, hop-by-hop fields</a>
 */
final class RequestHeaders {

    private static final Pattern NAME = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]{1,256}");

    /** Tabs and printable characters; above all no line break, which would begin another header. */
    private static final Pattern VALUE = Pattern.compile("[\\t\\x20-\\x7e\\x80-\\xff]*");

    private static final Set<String> OF_THE_CONNECTION = Set.of(
            "connection",
            "keep-alive",
            "proxy-connection",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade",
            "http2-settings",
            "expect",
            "host",
            "content-length");

    /** What the sender told us, our proxies said of it, or a client decides for itself. */
    private static final Set<String> FOR_US = Set.of(
            "authorization",
            "proxy-authorization",
            "proxy-authenticate",
            "cookie",
            "forwarded",
            "via",
            "x-real-ip",
            "accept-encoding",
            "user-agent");

    private static final List<String> RESERVED_PREFIXES = List.of("webhook-", "x-forwarded-", "sec-");

    private RequestHeaders() {}

    /**
     * The headers that are handed on, in their order.
     *
     * @param ours lower-case names of those that are set here and take the place of the sender's
     */
    static List<Header> handedOn(List<Header> senders, Set<String> ours) {
        var dropped = new HashSet<>(ours);
        senders.stream()
                .filter(header -> "connection".equals(lower(header.name())))
                .flatMap(header -> Stream.of(header.value().split(",", -1)))
                .forEach(name -> dropped.add(lower(name.strip())));
        var kept = new ArrayList<Header>();
        for (var header : senders) {
            if (isOpen(lower(header.name())) && !dropped.contains(lower(header.name())) && isSound(header)) {
                kept.add(header);
            }
        }
        return kept;
    }

    /** Whether a destination may set a header of this name. */
    static boolean maySet(String name) {
        return NAME.matcher(name).matches() && (isOpen(lower(name)) || "user-agent".equals(lower(name)));
    }

    /** Whether it can be the value of a header. */
    static boolean isValue(String value) {
        return value != null && VALUE.matcher(value).matches();
    }

    /** The names of these headers, in lower case. */
    static Set<String> lowerNames(List<Header> headers) {
        return headers.stream().map(header -> lower(header.name())).collect(Collectors.toUnmodifiableSet());
    }

    private static boolean isSound(Header header) {
        return NAME.matcher(header.name()).matches() && isValue(header.value());
    }

    private static boolean isOpen(String name) {
        return !OF_THE_CONNECTION.contains(name)
                && !FOR_US.contains(name)
                && RESERVED_PREFIXES.stream().noneMatch(name::startsWith);
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
