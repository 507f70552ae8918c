package dev.gatehouse.signature;

import java.util.regex.Pattern;

/** Values of a stranger's request that are handed back to him, made sure to be harmless. */
final class EchoedValue {

    static final int LONGEST = 8_192;

    /**
     * What is signed for whoever asks: letters, digits and what base64, UUIDs and URLs add to them. No JSON, form or XML
     * can be written so, which keeps a stranger from having an event signed.
     */
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9._~+/=-]{1,256}");

    private EchoedValue() {}

    static String plain(RequestValue place, InboundRequest request) throws HandshakeFailure {
        var value = PlainValue.of(place, request)
                .orElseThrow(() -> new HandshakeFailure(place.text() + " is missing", HandshakeFailure.FORBIDDEN));
        if (value.length() > LONGEST) {
            throw unfit(place, "is longer than " + LONGEST + " characters");
        }
        if (value.codePoints().anyMatch(Character::isISOControl)) {
            throw unfit(place, "has a control character");
        }
        return value;
    }

    static String token(RequestValue place, InboundRequest request) throws HandshakeFailure {
        var value = plain(place, request);
        if (!isToken(value)) {
            throw unfit(place, "is none of the letters, digits and ._~+/=- that are signed for whoever asks");
        }
        return value;
    }

    static boolean isToken(String text) {
        return TOKEN.matcher(text).matches();
    }

    private static HandshakeFailure unfit(RequestValue place, String what) {
        return new HandshakeFailure(place.text() + " " + what, HandshakeFailure.FORBIDDEN);
    }
}
