package dev.gatehouse.signature;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/**
 * A JSON web signature in its compact form (RFC 7515 section 7.1), taken apart and not yet believed.
 *
 * @param protectedPart the header as it was sent
 * @param header the header
 * @param payloadPart the content as it was sent; empty when it is detached
 * @param signature the signature
 */
@SuppressWarnings("ArrayRecordComponent")
record Jws(String protectedPart, JsonNode header, String payloadPart, byte[] signature) {

    private static final int PARTS = 3;
    private static final int LONGEST = 64 * 1024;

    /** The only extension that is understood (RFC 7797). */
    private static final Set<String> UNDERSTOOD = Set.of("b64");

    /** Takes a text apart; null when it is none. */
    static Jws parse(String text) {
        var parts = text.length() > LONGEST ? new String[0] : text.split("\\.", -1);
        if (parts.length != PARTS) {
            return null;
        }
        byte[] header = Encoding.BASE64URL.decode(parts[0], 0);
        byte[] signature = Encoding.BASE64URL.decode(parts[2], 0);
        if (header == null || signature == null || signature.length == 0) {
            return null;
        }
        var jws = new Jws(parts[0], Insides.tree(header), parts[1], signature);
        return jws.isUnderstood() ? jws : null;
    }

    /** What a signer who must be understood asks for (RFC 7515 section 4.1.11). */
    private boolean isUnderstood() {
        var critical = header.path("crit");
        if (!header.isObject() || !(critical.isMissingNode() || critical.isArray())) {
            return false;
        }
        for (var name : critical) {
            if (!UNDERSTOOD.contains(name.asText())) {
                return false;
            }
        }
        return encodesPayload() || critical.toString().contains("\"b64\"");
    }

    /** Whether the content is signed in base64url, as it is unless the header says otherwise. */
    boolean encodesPayload() {
        return header.path("b64").asBoolean(true);
    }

    /** The claims; a missing node when the content is no JSON. */
    JsonNode claims() {
        byte[] payload = Encoding.BASE64URL.decode(payloadPart, 0);
        return Insides.tree(payload == null ? new byte[0] : payload);
    }

    /** What is signed, with the content that came with it. */
    byte[][] message() {
        return new byte[][] {(protectedPart + "." + payloadPart).getBytes(StandardCharsets.US_ASCII)};
    }
}
