package dev.gatehouse.signature;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Reads {@code application/x-www-form-urlencoded} text, as in bodies and queries. */
final class FormText {

    private FormText() {}

    static Optional<String> first(byte[] body, String name) {
        return first(new String(body, StandardCharsets.UTF_8), name);
    }

    static Optional<String> first(String form, String name) {
        for (var pair : form.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals >= 0 && name.equals(decode(pair.substring(0, equals)))) {
                return Optional.ofNullable(decode(pair.substring(equals + 1)));
            }
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
