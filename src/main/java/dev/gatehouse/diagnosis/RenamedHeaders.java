package dev.gatehouse.diagnosis;

import dev.gatehouse.signature.Headers;
import dev.gatehouse.signature.SignatureScheme;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Headers that came under other names: those of another brand, of CGI, or of a proxy's. */
final class RenamedHeaders implements Hypothesis {

    /** So many are looked at, however many there are. */
    private static final int MOST = 100;

    @Override
    public Stream<Guess> guesses(Attempt from) {
        var missing = missing(from.scheme(), from.request().headers());
        if (missing.isEmpty()) {
            return Stream.empty();
        }
        var lines = from.request().headers().entries().stream().limit(MOST).toList();
        var renamings = lines.stream()
                .map(line -> renaming(missing, line.getKey(), from.request().headers()));
        var any = missing.size() > 1
                ? Stream.<Map<String, String>>empty()
                : lines.stream().map(line -> Map.of(missing.iterator().next(), line.getKey()));
        return Stream.concat(renamings, any)
                .filter(renaming -> renaming.keySet().equals(missing))
                .distinct()
                .map(renaming -> guess(from, renaming));
    }

    /** The headers that the rule which is nearest to being fulfilled lacks; none when a rule has all of its own. */
    static Set<String> missing(SignatureScheme scheme, Headers headers) {
        return scheme.anyOf().stream()
                .map(rule -> rule.requiredHeaders().stream()
                        .filter(name -> headers.first(name)
                                .filter(value -> !value.isBlank())
                                .isEmpty())
                        .collect(Collectors.toSet()))
                .min(Comparator.comparingInt(Set::size))
                .orElse(Set.of());
    }

    /** What a header's name says about those that are missing, if it were one of them: all have the same beginning. */
    private static Map<String, String> renaming(Set<String> missing, String present, Headers headers) {
        var found = new LinkedHashMap<String, String>();
        for (var one : missing) {
            int shared = sharedEnd(plain(one), plain(present));
            var wanted = plain(one).substring(0, plain(one).length() - shared);
            var there = plain(present).substring(0, plain(present).length() - shared);
            if (shared > 1) {
                var names = names(missing, wanted, there, headers);
                if (names.size() > found.size()) {
                    found.clear();
                    found.putAll(names);
                }
            }
        }
        return found;
    }

    private static Map<String, String> names(Set<String> missing, String wanted, String there, Headers headers) {
        var names = new LinkedHashMap<String, String>();
        for (var one : missing) {
            if (plain(one).startsWith(wanted)) {
                var name = there + plain(one).substring(wanted.length());
                headers.entries().stream()
                        .map(Map.Entry::getKey)
                        .filter(key -> plain(key).equals(name))
                        .findFirst()
                        .ifPresent(key -> names.put(one, key));
            }
        }
        return names;
    }

    private static int sharedEnd(String one, String other) {
        int length = 0;
        while (length < one.length()
                && length < other.length()
                && one.charAt(one.length() - 1 - length) == other.charAt(other.length() - 1 - length)) {
            length++;
        }
        return length;
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static Guess guess(Attempt from, Map<String, String> renaming) {
        List<Map.Entry<String, String>> lines =
                new ArrayList<>(from.request().headers().entries());
        renaming.forEach((wanted, present) -> {
            lines.removeIf(line -> line.getKey().equalsIgnoreCase(wanted));
            from.request().headers().all(present).forEach(value -> lines.add(Map.entry(wanted, value)));
        });
        var message = renaming.entrySet().stream()
                .map(names -> names.getKey() + " came as " + names.getValue())
                .sorted()
                .collect(Collectors.joining(", ", "A header has another name: ", "."));
        return new Guess(
                Finding.ofHeader(
                        Cause.HEADER_RENAMED,
                        renaming.keySet().stream().sorted().findFirst().orElseThrow(),
                        message),
                from.withHeaders(Headers.ofLines(lines)));
    }
}
