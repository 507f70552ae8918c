package dev.gatehouse.diagnosis;

import dev.gatehouse.signature.Headers;
import dev.gatehouse.signature.InboundRequest;
import dev.gatehouse.signature.SignatureRule;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A header that the scheme needs lost its name on the way. */
final class HeaderGuesses {

    private static final Pattern SIGNED_HEADER = Pattern.compile("\\{header:([^}|]+)");

    /** A request with more headers than providers send is not worth the time. */
    private static final int MOST_HEADERS = 64;

    private HeaderGuesses() {}

    static Stream<Suspicion> of(Subject subject) {
        var lines = subject.request().headers().entries();
        return lines.size() > MOST_HEADERS
                ? Stream.empty()
                : missing(subject).stream().flatMap(name -> lines.stream().map(line -> renamed(subject, line, name)));
    }

    /** The headers that the first rule needs and the request lacks; none when another rule has all of its own. */
    static Set<String> missing(Subject subject) {
        var headers = subject.request().headers();
        var lacking = subject.scheme().anyOf().stream()
                .map(rule -> lacking(rule, headers))
                .toList();
        return lacking.stream().anyMatch(Set::isEmpty) ? Set.of() : lacking.get(0);
    }

    private static Set<String> lacking(SignatureRule rule, Headers headers) {
        var names = new LinkedHashSet<String>();
        needed(rule).filter(name -> headers.first(name).isEmpty()).forEach(names::add);
        return names;
    }

    private static Stream<String> needed(SignatureRule rule) {
        var named = Stream.of(
                rule.signature().header(),
                rule.timestamp() == null ? null : rule.timestamp().header());
        var signed = rule.signed() == null
                ? Stream.<String>empty()
                : SIGNED_HEADER.matcher(rule.signed()).results().map(match -> match.group(1));
        return Stream.concat(named.filter(Objects::nonNull), signed);
    }

    private static Suspicion renamed(Subject subject, Map.Entry<String, String> line, String name) {
        List<Map.Entry<String, String>> lines =
                new ArrayList<>(subject.request().headers().entries());
        lines.remove(line);
        lines.add(Map.entry(name, line.getValue()));
        var request = subject.request();
        return new Suspicion(
                Finding.proven(
                        Cause.RENAMED_HEADER,
                        "the header " + name + " came as " + line.getKey(),
                        "let proxies pass headers on under their own names"),
                subject.with(
                        new InboundRequest(request.method(), request.url(), Headers.ofLines(lines), request.body())));
    }
}
