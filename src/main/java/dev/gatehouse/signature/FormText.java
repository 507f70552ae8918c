package dev.gatehouse.signature;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads {@code application/x-www-form-urlencoded} text, as in bodies and queries. */
final class FormText {

    private static final String MEDIA_TYPE = "application/x-www-form-urlencoded";

    private FormText() {}

    /** A field of the body; empty when the body is no form. */
    static Optional<String> ofBody(InboundRequest request, String name) {
        return isForm(request) ? first(body(request), name) : Optional.empty();
    }

    /** A parameter of the URL. */
    static Optional<String> ofQuery(InboundRequest request, String name) {
        int question = request.url().indexOf('?');
        return question < 0 ? Optional.empty() : first(request.url().substring(question + 1), name);
    }

    /** Every field of a name in the body. */
    static List<String> allOfBody(InboundRequest request, String name) {
        return named(bodyPairs(request), name);
    }

    /** Every parameter of a name in the URL. */
    static List<String> allOfQuery(InboundRequest request, String name) {
        return named(queryPairs(request), name);
    }

    /** The body's fields in their order, decoded; none when the body is no form. */
    static List<Map.Entry<String, String>> bodyPairs(InboundRequest request) {
        return isForm(request) ? pairs(body(request)) : List.of();
    }

    /**
     * All of the body as fields.
     *
     * @throws VerificationFailure when there is something in it that is no field, which nobody would have signed
     */
    static List<Map.Entry<String, String>> wholeBody(InboundRequest request) throws VerificationFailure {
        var pairs = bodyPairs(request);
        long written = request.body().length == 0 ? 0 : split(body(request)).count();
        if (pairs.size() != written) {
            throw new VerificationFailure(
                    VerificationFailure.Reason.UNCLEAR_SIGNED_VALUE,
                    "the fields of the form are signed, so the body must be one and nothing else");
        }
        return pairs;
    }

    /** The URL's parameters in their order, decoded. */
    static List<Map.Entry<String, String>> queryPairs(InboundRequest request) {
        int question = request.url().indexOf('?');
        return question < 0 ? List.of() : pairs(request.url().substring(question + 1));
    }

    private static boolean isForm(InboundRequest request) {
        return request.headers()
                .first("Content-Type")
                .filter(type -> type.strip().toLowerCase(Locale.ROOT).startsWith(MEDIA_TYPE))
                .isPresent();
    }

    private static String body(InboundRequest request) {
        return new String(request.body(), StandardCharsets.UTF_8);
    }

    private static List<String> named(List<Map.Entry<String, String>> pairs, String name) {
        return pairs.stream()
                .filter(pair -> pair.getKey().equals(name))
                .map(Map.Entry::getValue)
                .toList();
    }

    private static List<Map.Entry<String, String>> pairs(String form) {
        var found = new ArrayList<Map.Entry<String, String>>();
        for (var pair : split(form).toList()) {
            int equals = pair.indexOf('=');
            var name = decode(equals < 0 ? pair : pair.substring(0, equals));
            var value = equals < 0 ? "" : decode(pair.substring(equals + 1));
            if (name != null && value != null) {
                found.add(Map.entry(name, value));
            }
        }
        return found;
    }

    private static Stream<String> split(String form) {
        return Arrays.stream(form.split("&", -1)).filter(pair -> !pair.isEmpty());
    }

    private static Optional<String> first(String form, String name) {
        int from = 0;
        while (from <= form.length()) {
            int to = form.indexOf('&', from);
            var pair = form.substring(from, to < 0 ? form.length() : to);
            int equals = pair.indexOf('=');
            if (equals >= 0 && name.equals(decode(pair.substring(0, equals)))) {
                return Optional.ofNullable(decode(pair.substring(equals + 1)));
            }
            from = to < 0 ? form.length() + 1 : to + 1;
        }
        return Optional.empty();
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException badEscape) {
            return null;
        }
    }
}
