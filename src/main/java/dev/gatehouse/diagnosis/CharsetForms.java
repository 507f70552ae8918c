package dev.gatehouse.diagnosis;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.stream.Stream;

/** Other encodings of the same text. */
final class CharsetForms {

    private static final String MARK = "\ufeff";
    private static final Charset WINDOWS = Charset.forName("windows-1252");

    private CharsetForms() {}

    static Stream<BodyForm> of(byte[] body) {
        var text = new String(body, StandardCharsets.UTF_8);
        var unmarked = text.startsWith(MARK) ? text.substring(1) : text;
        var marks = Stream.of(
                form("in UTF-8 without a byte order mark", unmarked, StandardCharsets.UTF_8),
                form("in UTF-8 with a byte order mark", MARK + unmarked, StandardCharsets.UTF_8),
                form("in UTF-16, little end first", unmarked, StandardCharsets.UTF_16LE));
        return isAscii(body) ? marks : Stream.concat(others(body, unmarked), marks);
    }

    private static Stream<BodyForm> others(byte[] body, String text) {
        return Stream.of(
                form("in ISO 8859-1", text, StandardCharsets.ISO_8859_1),
                form("in Windows-1252", text, WINDOWS),
                form("in UTF-8", new String(body, StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8),
                form("in UTF-8", new String(body, WINDOWS), StandardCharsets.UTF_8),
                form("in Unicode's form C", Normalizer.normalize(text, Normalizer.Form.NFC), StandardCharsets.UTF_8),
                form("in Unicode's form D", Normalizer.normalize(text, Normalizer.Form.NFD), StandardCharsets.UTF_8));
    }

    private static boolean isAscii(byte[] body) {
        for (byte one : body) {
            if (one < 0) {
                return false;
            }
        }
        return true;
    }

    private static BodyForm form(String how, String text, Charset charset) {
        return new BodyForm(
                Cause.BODY_CHARSET,
                "The signature was made over the text " + how + ", and the body came in another encoding.",
                text.getBytes(charset));
    }
}
