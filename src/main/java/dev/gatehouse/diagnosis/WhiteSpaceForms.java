package dev.gatehouse.diagnosis;

import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

/** Line ends and the white space around a body. */
final class WhiteSpaceForms {

    private WhiteSpaceForms() {}

    static Stream<BodyForm> of(byte[] body) {
        // one character for each byte, whatever they mean
        var text = new String(body, StandardCharsets.ISO_8859_1);
        return Stream.of(
                around("The signature was made before white space around the body was added.", text.strip()),
                around("The signature was made over the body without its last line break.", withoutLast(text)),
                around("The signature was made over the body and a line break after it.", text + "\n"),
                around("The signature was made over the body and a line break (CRLF) after it.", text + "\r\n"),
                lines(
                        "The signature was made over line ends LF, and the body came with CRLF.",
                        text.replace("\r\n", "\n")),
                lines(
                        "The signature was made over line ends CRLF, and the body came with LF.",
                        text.replace("\r\n", "\n").replace("\n", "\r\n")));
    }

    private static String withoutLast(String text) {
        int end = text.endsWith("\n") ? text.length() - 1 : text.length();
        return text.substring(0, end > 0 && end < text.length() && text.charAt(end - 1) == '\r' ? end - 1 : end);
    }

    private static BodyForm around(String message, String text) {
        return form(Cause.BODY_TRAILING_NEWLINE, message, text);
    }

    private static BodyForm lines(String message, String text) {
        return form(Cause.BODY_LINE_ENDS, message, text);
    }

    private static BodyForm form(Cause cause, String message, String text) {
        return new BodyForm(cause, message, text.getBytes(StandardCharsets.ISO_8859_1));
    }
}
