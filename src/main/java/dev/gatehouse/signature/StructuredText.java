package dev.gatehouse.signature;

import java.util.LinkedHashMap;
import java.util.Map;

/** Goes through a structured field (RFC 8941) from left to right; only what message signatures need is known. */
final class StructuredText {

    /** The text is not of this form. */
    static final class Malformed extends Exception {

        private static final long serialVersionUID = 1L;

        Malformed() {
            super("malformed structured field", null, false, false);
        }
    }

    private static final String KEY_MARKS = "_-.*";

    private final String text;
    private int at;

    StructuredText(String text) {
        this.text = text;
    }

    boolean isAtEnd() {
        return at >= text.length();
    }

    int position() {
        return at;
    }

    String since(int start) {
        return text.substring(start, at);
    }

    /** Passes over blanks. */
    void blanks() {
        while (!isAtEnd() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
            at++;
        }
    }

    /** Passes over a character when it stands here. */
    boolean take(char wanted) {
        boolean here = !isAtEnd() && text.charAt(at) == wanted;
        at += here ? 1 : 0;
        return here;
    }

    void expect(char wanted) throws Malformed {
        if (!take(wanted)) {
            throw new Malformed();
        }
    }

    /** A name in lower case. */
    String key() throws Malformed {
        int start = at;
        while (!isAtEnd() && isKey(text.charAt(at))) {
            at++;
        }
        if (at == start) {
            throw new Malformed();
        }
        return since(start);
    }

    /** A text in quotes, without them; escapes are none of ours. */
    String string() throws Malformed {
        expect('"');
        int end = text.indexOf('"', at);
        if (end < 0 || text.substring(at, end).indexOf('\\') >= 0) {
            throw new Malformed();
        }
        var value = text.substring(at, end);
        at = end + 1;
        return value;
    }

    /** Bytes in base64 between colons. */
    byte[] bytes() throws Malformed {
        expect(':');
        int end = text.indexOf(':', at);
        byte[] bytes = end < 0 ? null : Encoding.BASE64.decode(text.substring(at, end), 0);
        if (bytes == null) {
            throw new Malformed();
        }
        at = end + 1;
        return bytes;
    }

    /** Parameters: a text or a number each, or true when there is no more than the name. */
    Map<String, String> parameters() throws Malformed {
        var parameters = new LinkedHashMap<String, String>();
        while (take(';')) {
            blanks();
            var name = key();
            var value = take('=') ? bare() : "?1";
            if (parameters.put(name, value) != null) {
                throw new Malformed();
            }
        }
        return parameters;
    }

    private String bare() throws Malformed {
        if (!isAtEnd() && text.charAt(at) == '"') {
            return string();
        }
        int start = at;
        take('-');
        while (!isAtEnd() && Character.isDigit(text.charAt(at))) {
            at++;
        }
        if (at == start) {
            throw new Malformed();
        }
        return since(start);
    }

    private static boolean isKey(char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || KEY_MARKS.indexOf(c) >= 0;
    }
}
