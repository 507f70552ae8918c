package dev.gatehouse.signature;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** What is signed: a template, taken apart once, that gives its bytes piece by piece without joining them. */
final class SignedContent {

    private static final Pattern PART = Pattern.compile("\\{([^{}]*)}|\\[([^\\[\\]]*)]");
    private static final String HEADER = "header:";
    private static final byte[] NOTHING = {};

    private final List<SignedAtom> pieces = new ArrayList<>();
    private final Set<String> headers = new LinkedHashSet<>();
    private final Set<String> words = new LinkedHashSet<>();
    private boolean plain = true;

    private SignedContent() {}

    /**
     * Takes a template apart.
     *
     * @throws IllegalArgumentException naming the placeholder that is none
     */
    static SignedContent parse(String template) {
        var content = new SignedContent();
        var matcher = PART.matcher(template);
        int from = 0;
        while (matcher.find()) {
            content.addLiteral(template.substring(from, matcher.start()));
            if (matcher.group(2) == null) {
                content.addPlaceholder(matcher.group(1));
            } else {
                content.addOptional(parse(matcher.group(2)));
            }
            from = matcher.end();
        }
        content.addLiteral(template.substring(from));
        return content;
    }

    boolean usesTimestamp() {
        return words.contains("timestamp");
    }

    boolean usesSecret() {
        return words.contains("secret");
    }

    /** Whether every byte of the body counts. */
    boolean coversBody() {
        return words.contains("body");
    }

    /** Whether anything of the body counts. */
    boolean readsBody() {
        return words.stream()
                .anyMatch(word -> word.equals("body") || word.startsWith("form") || word.startsWith("json:"));
    }

    /** Whether it needs nothing but headers, body, method, URL and timestamp. */
    boolean isPlain() {
        return plain;
    }

    /** Names of the headers that are signed. */
    Set<String> headers() {
        return headers;
    }

    /**
     * The signed bytes, piece by piece.
     *
     * @param insides null when the content is plain
     */
    byte[][] of(InboundRequest request, String timestamp, Insides insides) throws VerificationFailure {
        var bytes = new byte[pieces.size()][];
        for (int at = 0; at < bytes.length; at++) {
            bytes[at] = pieces.get(at).bytes(request, timestamp, insides);
        }
        return bytes;
    }

    /** The same in one piece. */
    byte[] joined(InboundRequest request, String timestamp, Insides insides) throws VerificationFailure {
        return join(of(request, timestamp, insides));
    }

    static byte[] join(byte[]... pieces) {
        int length = 0;
        for (byte[] piece : pieces) {
            length += piece.length;
        }
        byte[] all = new byte[length];
        int at = 0;
        for (byte[] piece : pieces) {
            System.arraycopy(piece, 0, all, at, piece.length);
            at += piece.length;
        }
        return all;
    }

    private boolean isPresent(InboundRequest request, Insides insides) {
        return pieces.stream().allMatch(piece -> piece.isPresent(request, insides));
    }

    private void addLiteral(String text) {
        Words.refuse(text.indexOf('{') >= 0 || text.indexOf('}') >= 0, "signed has a brace without its partner");
        Words.refuse(text.indexOf('[') >= 0 || text.indexOf(']') >= 0, "signed has a bracket without its partner");
        if (!text.isEmpty()) {
            byte[] literal = HeaderBytes.of(text);
            pieces.add((request, timestamp, insides) -> literal);
        }
    }

    /** What is left out when a value in it is absent. */
    private void addOptional(SignedContent optional) {
        headers.addAll(optional.headers);
        words.addAll(optional.words);
        plain = false;
        pieces.add((request, timestamp, insides) ->
                optional.isPresent(request, insides) ? optional.joined(request, timestamp, insides) : NOTHING);
    }

    private void addPlaceholder(String text) {
        var parts = text.split("\\|", -1);
        var atom = atom(parts[0]);
        for (int at = 1; at < parts.length; at++) {
            atom = filtered(atom, Filter.of(parts[at]));
        }
        pieces.add(atom);
    }

    private SignedAtom atom(String name) {
        if (name.startsWith(HEADER) && name.length() > HEADER.length()) {
            headers.add(name.substring(HEADER.length()));
            return new SignedAtom.Header(name.substring(HEADER.length()));
        }
        var atom = SignedAtom.named(name);
        if (atom != null) {
            words.add(name);
            plain &= !"secret".equals(name);
            return atom;
        }
        plain = false;
        if (name.startsWith("jws:")) {
            return JwsHeaders.atom(name.substring("jws:".length()));
        }
        if (name.startsWith("listed:")) {
            return ListedHeaders.parse(name.substring("listed:".length()));
        }
        words.add(name);
        return new SignedAtom.Value(place(name));
    }

    private static RequestValue place(String name) {
        try {
            var place = RequestValue.parse(name);
            Words.refuse(!place.isPlace(), "it is no place in the request");
            return place;
        } catch (IllegalArgumentException unknown) {
            throw new IllegalArgumentException(
                    "signed holds {" + name
                            + "}; there are {body}, {timestamp}, {method}, {url}, {path}, {secret}, {header:NAME},"
                            + " {query:NAME}, {form:NAME}, {json:/pointer} and the others of docs/provider-files.md",
                    unknown);
        }
    }

    private static SignedAtom filtered(SignedAtom atom, Filter filter) {
        return new SignedAtom() {
            @Override
            public byte[] bytes(InboundRequest request, String timestamp, Insides insides) throws VerificationFailure {
                return filter.apply(atom.bytes(request, timestamp, insides));
            }

            @Override
            public boolean isPresent(InboundRequest request, Insides insides) {
                return atom.isPresent(request, insides);
            }
        };
    }
}
