package dev.gatehouse.signature;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/** Reads {@code application/x-www-form-urlencoded} text, as in bodies and queries. */
final class FormText {

    private static final String MEDIA_TYPE = "application/x-www-form-urlencoded";

    private FormText() {}

    /** A field of the body; empty when the body is no form. */
    static Optional<String> ofBody(InboundRequest request, String name) {
        boolean form = request.headers()
                .first("Content-Type")
                .filter(type -> type.strip().toLowerCase(Locale.ROOT).startsWith(MEDIA_TYPE))
                .isPresent();
        return form ? first(new String(request.body(), StandardCharsets.UTF_8), name) : Optional.empty();
    }

    /** A parameter of the URL. */
    static Optional<String> ofQuery(InboundRequest request, String name) {
        int question = request.url().indexOf('?');
        return question < 0 ? Optional.empty() : first(request.url().substring(question + 1), name);
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
