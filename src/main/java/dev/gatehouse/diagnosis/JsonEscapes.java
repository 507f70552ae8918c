package dev.gatehouse.diagnosis;

/** The characters that a writer of JSON puts as escapes beside those it must (RFC 8259 section 7). */
enum JsonEscapes {
    LEAST(""),
    ASCII(", other letters than English ones as escapes"),
    SLASHES(", slashes as escapes"),
    SLASHES_AND_ASCII(", slashes and other letters than English ones as escapes, as PHP writes it"),
    MARKUP(", <, > and & as escapes, as Go writes it");

    private final String description;

    JsonEscapes(String description) {
        this.description = description;
    }

    String description() {
        return description;
    }

    void quote(String text, StringBuilder out) {
        out.append('"');
        for (int at = 0; at < text.length(); at++) {
            append(text.charAt(at), out);
        }
        out.append('"');
    }

    private void append(char c, StringBuilder out) {
        switch (c) {
            case '"', '\\' -> out.append('\\').append(c);
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\t' -> out.append("\\t");
            case '\b' -> out.append("\\b");
            case '\f' -> out.append("\\f");
            default -> {
                if (c == '/' && escapesSlashes()) {
                    out.append("\\/");
                } else if (mustBeCode(c)) {
                    out.append(String.format("\\u%04x", (int) c));
                } else {
                    out.append(c);
                }
            }
        }
    }

    private boolean escapesSlashes() {
        return this == SLASHES || this == SLASHES_AND_ASCII;
    }

    private boolean mustBeCode(char c) {
        return c < ' '
                || (c > '~' && (this == ASCII || this == SLASHES_AND_ASCII))
                || ("<>&\u2028\u2029".indexOf(c) >= 0 && this == MARKUP);
    }
}
