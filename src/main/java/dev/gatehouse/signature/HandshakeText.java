package dev.gatehouse.signature;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Text of an answer, in which values of the request take the place of <code>{PLACE}</code>, and their signatures under
 * the endpoint's secret that of <code>{ALGORITHM ENCODING PLACE}</code>, as in
 * <code>{hmac-sha256 hex query:challenge}</code>.
 */
public final class HandshakeText {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^{}]*)}");
    private static final int PARTS_OF_A_SIGNATURE = 3;

    private sealed interface Piece {}

    private record Literal(String text) implements Piece {}

    private record Echo(RequestValue place) implements Piece {}

    private record Signed(HandshakeSignature signature, RequestValue place) implements Piece {}

    private final String text;
    private final List<Piece> pieces;

    private HandshakeText(String text, List<Piece> pieces) {
        this.text = text;
        this.pieces = List.copyOf(pieces);
    }

    /**
     * Takes a text apart.
     *
     * @throws IllegalArgumentException naming the placeholder that is none
     */
    @JsonCreator
    static HandshakeText of(String text) {
        var pieces = new ArrayList<Piece>();
        var matcher = PLACEHOLDER.matcher(text);
        int from = 0;
        while (matcher.find()) {
            addLiteral(pieces, text.substring(from, matcher.start()));
            pieces.add(placeholder(matcher.group(1)));
            from = matcher.end();
        }
        addLiteral(pieces, text.substring(from));
        return new HandshakeText(text, pieces);
    }

    /** As it is written. */
    @JsonValue
    String text() {
        return text;
    }

    /** Where its values stand. */
    Stream<RequestValue> values() {
        return pieces.stream()
                .filter(piece -> !(piece instanceof Literal))
                .map(piece -> piece instanceof Signed signed ? signed.place() : ((Echo) piece).place());
    }

    boolean signs() {
        return pieces.stream().anyMatch(Signed.class::isInstance);
    }

    /**
     * The text for a request.
     *
     * @param key secret bytes for signatures
     */
    String fill(InboundRequest request, byte[] key) throws HandshakeFailure {
        var filled = new StringBuilder();
        for (var piece : pieces) {
            if (piece instanceof Literal literal) {
                filled.append(literal.text());
            } else if (piece instanceof Echo echo) {
                filled.append(EchoedValue.plain(echo.place(), request));
            } else if (piece instanceof Signed signed) {
                filled.append(signed.signature().of(EchoedValue.token(signed.place(), request), key));
            }
        }
        return filled.toString();
    }

    private static void addLiteral(List<Piece> pieces, String literal) {
        Words.refuse(literal.contains("{") || literal.contains("}"), "the answer has a brace without its partner");
        if (!literal.isEmpty()) {
            pieces.add(new Literal(literal));
        }
    }

    private static Piece placeholder(String inside) {
        var parts = inside.split(" ", PARTS_OF_A_SIGNATURE);
        return parts.length == PARTS_OF_A_SIGNATURE
                ? new Signed(HandshakeSignature.of(parts[0], parts[1]), RequestValue.parse(parts[2]))
                : new Echo(RequestValue.parse(inside));
    }
}
