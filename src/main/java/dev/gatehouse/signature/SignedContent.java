package dev.gatehouse.signature;

import static dev.gatehouse.signature.VerificationFailure.Reason.UNCLEAR_SIGNED_HEADER;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** What is signed: a template, taken apart once, that gives its bytes piece by piece without joining them. */
final class SignedContent {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^{}]*)}");
    private static final String HEADER = "header:";

    /** A piece of the template. */
    private interface Piece {
        byte[] bytes(InboundRequest request, String timestamp) throws VerificationFailure;
    }

    private final List<Piece> pieces = new ArrayList<>();
    private final Set<String> headers = new LinkedHashSet<>();
    private boolean usesTimestamp;

    private SignedContent() {}

    /**
     * Takes a template apart.
     *
     * @throws IllegalArgumentException naming the placeholder that is none
     */
    static SignedContent parse(String template) {
        var content = new SignedContent();
        var matcher = PLACEHOLDER.matcher(template);
        int from = 0;
        while (matcher.find()) {
            content.addLiteral(template.substring(from, matcher.start()));
            content.addPlaceholder(matcher.group(1));
            from = matcher.end();
        }
        content.addLiteral(template.substring(from));
        return content;
    }

    boolean usesTimestamp() {
        return usesTimestamp;
    }

    /** Names of the headers that are signed. */
    Set<String> headers() {
        return headers;
    }

    /** The signed bytes, piece by piece. */
    byte[][] of(InboundRequest request, String timestamp) throws VerificationFailure {
        var bytes = new byte[pieces.size()][];
        for (int at = 0; at < bytes.length; at++) {
            bytes[at] = pieces.get(at).bytes(request, timestamp);
        }
        return bytes;
    }

    private void addLiteral(String text) {
        Words.refuse(text.indexOf('{') >= 0 || text.indexOf('}') >= 0, "signed has a brace without its partner");
        if (!text.isEmpty()) {
            byte[] literal = HeaderBytes.of(text);
            pieces.add((request, timestamp) -> literal);
        }
    }

    private void addPlaceholder(String name) {
        if (name.startsWith(HEADER) && name.length() > HEADER.length()) {
            var header = name.substring(HEADER.length());
            headers.add(header);
            pieces.add((request, timestamp) -> header(request.headers(), header));
            return;
        }
        usesTimestamp |= "timestamp".equals(name);
        pieces.add(
                switch (name) {
                    case "body" -> (request, timestamp) -> request.body();
                    case "timestamp" -> (request, timestamp) -> HeaderBytes.of(timestamp);
                    case "method" -> (request, timestamp) -> HeaderBytes.of(request.method());
                    case "url" -> (request, timestamp) -> HeaderBytes.of(request.url());
                    default ->
                        throw new IllegalArgumentException("signed holds {" + name
                                + "}; there are {body}, {timestamp}, {method}, {url} and {header:NAME}");
                });
    }

    private static byte[] header(Headers headers, String name) throws VerificationFailure {
        var values = headers.all(name);
        if (values.isEmpty() || values.get(0).isEmpty() || !values.stream().allMatch(values.get(0)::equals)) {
            throw new VerificationFailure(
                    UNCLEAR_SIGNED_HEADER,
                    "the header " + name + " is signed, so it must be there, and with one value only");
        }
        return HeaderBytes.of(values.get(0));
    }
}
