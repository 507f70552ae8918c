package dev.gatehouse.signature;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** What is signed: a template, taken apart once, that pours its bytes without joining them first. */
final class SignedContent {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^{}]*)}");

    /** A piece of the template. */
    private sealed interface Piece {
        byte[] bytes(InboundRequest request, String timestamp);

        record Literal(byte[] text) implements Piece {
            @Override
            public byte[] bytes(InboundRequest request, String timestamp) {
                return text;
            }
        }

        record Body() implements Piece {
            @Override
            public byte[] bytes(InboundRequest request, String timestamp) {
                return request.body();
            }
        }

        record Timestamp() implements Piece {
            @Override
            public byte[] bytes(InboundRequest request, String timestamp) {
                return utf8(timestamp);
            }
        }

        record Method() implements Piece {
            @Override
            public byte[] bytes(InboundRequest request, String timestamp) {
                return utf8(request.method());
            }
        }

        record Url() implements Piece {
            @Override
            public byte[] bytes(InboundRequest request, String timestamp) {
                return utf8(request.url());
            }
        }

        /** A header that is not there signs as nothing, so that leaving it out never matches a signature over it. */
        record Header(String name) implements Piece {
            @Override
            public byte[] bytes(InboundRequest request, String timestamp) {
                return utf8(request.headers().first(name).orElse(""));
            }
        }
    }

    private final List<Piece> pieces;

    private SignedContent(List<Piece> pieces) {
        this.pieces = List.copyOf(pieces);
    }

    /**
     * Takes a template apart.
     *
     * @throws IllegalArgumentException naming the placeholder that is none
     */
    static SignedContent parse(String template) {
        var pieces = new ArrayList<Piece>();
        var matcher = PLACEHOLDER.matcher(template);
        int from = 0;
        while (matcher.find()) {
            addLiteral(template.substring(from, matcher.start()), pieces);
            pieces.add(piece(matcher.group(1)));
            from = matcher.end();
        }
        addLiteral(template.substring(from), pieces);
        return new SignedContent(pieces);
    }

    boolean usesTimestamp() {
        return pieces.stream().anyMatch(Piece.Timestamp.class::isInstance);
    }

    /** Hands the signed bytes over, piece by piece. */
    void pour(InboundRequest request, String timestamp, Consumer<byte[]> into) {
        for (var piece : pieces) {
            into.accept(piece.bytes(request, timestamp));
        }
    }

    private static void addLiteral(String text, List<Piece> pieces) {
        if (!text.isEmpty()) {
            pieces.add(new Piece.Literal(utf8(text)));
        }
    }

    private static Piece piece(String name) {
        if (name.toLowerCase(Locale.ROOT).startsWith("header:") && name.length() > "header:".length()) {
            return new Piece.Header(name.substring("header:".length()));
        }
        return switch (name) {
            case "body" -> new Piece.Body();
            case "timestamp" -> new Piece.Timestamp();
            case "method" -> new Piece.Method();
            case "url" -> new Piece.Url();
            default ->
                throw new IllegalArgumentException("signed holds {" + name
                        + "}; there are {body}, {timestamp}, {method}, {url} and {header:NAME}");
        };
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
