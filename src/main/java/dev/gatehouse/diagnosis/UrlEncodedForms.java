package dev.gatehouse.diagnosis;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The same form, written otherwise: spaces, and the case of escapes. */
final class UrlEncodedForms {

    private static final Pattern FORM = Pattern.compile("[!-~]+=[!-~]*");
    private static final Pattern ESCAPE = Pattern.compile("%[0-9A-Fa-f]{2}");

    private UrlEncodedForms() {}

    static Stream<BodyForm> of(byte[] body) {
        var text = new String(body, StandardCharsets.ISO_8859_1);
        if (!FORM.matcher(text).matches() || text.startsWith("{")) {
            return Stream.empty();
        }
        return Stream.<UnaryOperator<String>>of(
                        form -> form, form -> form.replace("+", "%20"), form -> form.replace("%20", "+"))
                .map(spaces -> spaces.apply(text))
                .flatMap(form -> Stream.of(form, escapes(form, true), escapes(form, false)))
                .flatMap(form -> Stream.of(form, form.replaceAll("(?i)%2A", "*"), form.replace("*", "%2A")))
                .map(form -> new BodyForm(
                        Cause.BODY_FORM_REENCODED,
                        "The signature was made over the form before something read it and wrote it anew.",
                        form.getBytes(StandardCharsets.ISO_8859_1)));
    }

    private static String escapes(String form, boolean upper) {
        return ESCAPE.matcher(form)
                .replaceAll(escape -> upper
                        ? escape.group().toUpperCase(Locale.ROOT)
                        : escape.group().toLowerCase(Locale.ROOT));
    }
}
