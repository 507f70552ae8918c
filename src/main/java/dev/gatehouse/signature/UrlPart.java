package dev.gatehouse.signature;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;
import java.util.function.UnaryOperator;

/** The parts and variants of a URL that are signed. */
final class UrlPart {

    private static final Map<String, String> DEFAULT_PORTS = Map.of("https", "443", "http", "80");

    private UrlPart() {}

    /** The atom of this name; null when there is none. */
    static SignedAtom named(String name) {
        UnaryOperator<String> part =
                switch (name) {
                    case "url" -> url -> url;
                    case "url-with-port" -> UrlPart::withPort;
                    case "url-without-port" -> UrlPart::withoutPort;
                    case "url-without-query" -> url -> before(url, '?');
                    case "path" -> url -> before(pathAndQuery(url), '?');
                    case "path-and-query" -> UrlPart::pathAndQuery;
                    default -> null;
                };
        return part == null ? null : (request, timestamp, insides) -> HeaderBytes.of(part.apply(request.url()));
    }

    private static String before(String text, char end) {
        int at = text.indexOf(end);
        return at < 0 ? text : text.substring(0, at);
    }

    private static String pathAndQuery(String url) {
        int host = url.indexOf("://");
        int path = url.indexOf('/', host < 0 ? 0 : host + 3);
        return path < 0 ? "/" : url.substring(path);
    }

    /** With the scheme's own port where the URL names none. */
    private static String withPort(String url) {
        var uri = parse(url);
        var port = uri == null ? null : DEFAULT_PORTS.get(uri.getScheme());
        return port == null || uri.getPort() >= 0 ? url : url.replaceFirst("(://[^/?#]+)", "$1:" + port);
    }

    private static String withoutPort(String url) {
        var uri = parse(url);
        return uri == null || uri.getPort() < 0 ? url : url.replaceFirst("(://[^/?#]+):\\d+", "$1");
    }

    private static URI parse(String url) {
        try {
            return new URI(before(url, '?'));
        } catch (URISyntaxException odd) {
            return null;
        }
    }
}
