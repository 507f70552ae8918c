package dev.gatehouse.diagnosis;

import dev.gatehouse.signature.InboundRequest;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The provider signed the URL it knows, and proxies make another one of it. */
final class UrlGuesses {

    private static final List<String> HOST_HEADERS = List.of("Host", "X-Forwarded-Host", "X-Original-Host");

    private UrlGuesses() {}

    static Stream<Suspicion> of(Subject subject) {
        try {
            return others(new URI(subject.request().url()), subject.request()).stream()
                    .map(url -> suspicion(subject, url));
        } catch (URISyntaxException noUrl) {
            return Stream.empty();
        }
    }

    private static Suspicion suspicion(Subject subject, String url) {
        var request = subject.request();
        return new Suspicion(
                Finding.proven(
                        Cause.OTHER_URL,
                        "the provider signed " + withoutQuery(url) + ", and here the URL is "
                                + withoutQuery(request.url()),
                        "set the endpoint's publicUrl to the URL as it is entered at the provider, or name your proxies in"
                                + " GATEHOUSE_TRUSTED_PROXIES"),
                subject.with(new InboundRequest(request.method(), url, request.headers(), request.body())));
    }

    private static Set<String> others(URI url, InboundRequest request) {
        var all = new LinkedHashSet<String>();
        for (var scheme : List.of("https", "http")) {
            for (var authority : authorities(url, request)) {
                for (var path : paths(url.getRawPath())) {
                    all.add(scheme + "://" + authority + path + query(url));
                    all.add(scheme + "://" + authority + path);
                }
            }
        }
        all.remove(request.url());
        return all;
    }

    private static Set<String> authorities(URI url, InboundRequest request) {
        var all = new LinkedHashSet<String>();
        all.add(url.getRawAuthority());
        for (var header : HOST_HEADERS) {
            request.headers().first(header).ifPresent(all::add);
        }
        List.copyOf(all).forEach(authority -> all.add(String.valueOf(authority).replaceFirst(":\\d+$", "")));
        return all;
    }

    private static List<String> paths(String path) {
        var known = path == null ? "" : path;
        return known.endsWith("/")
                ? List.of(known, known.substring(0, known.length() - 1))
                : List.of(known, known + "/");
    }

    private static String query(URI url) {
        return url.getRawQuery() == null ? "" : "?" + url.getRawQuery();
    }

    /** A query may hold a token. */
    private static String withoutQuery(String url) {
        int query = url.indexOf('?');
        return query < 0 ? url : url.substring(0, query) + "?...";
    }
}
