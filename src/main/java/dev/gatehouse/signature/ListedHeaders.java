package dev.gatehouse.signature;

import static dev.gatehouse.signature.VerificationFailure.Reason.UNCLEAR_SIGNED_HEADER;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Locale;

/**
 * Headers whose names the request lists itself, comma separated.
 *
 * @param list names them: a header, or a parameter of the JWS header
 * @param lines whether each is a line {@code Name: value} with the name as listed; otherwise {@code name:value} in lower
 *     case with semicolons between
 */
record ListedHeaders(SignedAtom list, boolean lines) implements SignedAtom {

    private static final int MOST_HEADERS = 64;

    /** Reads {@code lines:jws:NAME} or {@code pairs:header:NAME}. */
    static ListedHeaders parse(String text) {
        if (text.startsWith("lines:jws:")) {
            return new ListedHeaders(JwsHeaders.atom(text.substring("lines:jws:".length())), true);
        }
        Words.refuse(
                !text.startsWith("pairs:header:"), "a list is {listed:lines:jws:NAME} or {listed:pairs:header:NAME}");
        return new ListedHeaders(new SignedAtom.Header(text.substring("pairs:header:".length())), false);
    }

    @Override
    public byte[] bytes(InboundRequest request, String timestamp, Insides insides) throws VerificationFailure {
        var names = new String(list.bytes(request, timestamp, insides), StandardCharsets.ISO_8859_1);
        var pieces = new ArrayList<byte[]>();
        for (var listed : names.split(",", -1)) {
            var name = listed.strip();
            if (!name.isEmpty()) {
                requireFew(pieces.size());
                byte[] value = new SignedAtom.Header(name).bytes(request, timestamp, insides);
                pieces.add(SignedContent.join(before(name, pieces.isEmpty()), value, after()));
            }
        }
        return SignedContent.join(pieces.toArray(byte[][]::new));
    }

    private byte[] before(String name, boolean first) {
        return HeaderBytes.of(lines ? name + ": " : (first ? "" : ";") + name.toLowerCase(Locale.ROOT) + ":");
    }

    private byte[] after() {
        return HeaderBytes.of(lines ? "\n" : "");
    }

    private static void requireFew(int count) throws VerificationFailure {
        if (count >= MOST_HEADERS) {
            throw new VerificationFailure(UNCLEAR_SIGNED_HEADER, "more than " + MOST_HEADERS + " headers are signed");
        }
    }
}
