package dev.gatehouse.signature;

import java.util.Map;

/**
 * An answer, ready to be sent.
 *
 * @param status HTTP status
 * @param headers header lines, printable ASCII
 * @param contentType media type of the body; null when there is none
 * @param body the body; empty for none
 */
public record HandshakeReply(int status, Map<String, String> headers, String contentType, String body) {

    /** Keeps it from being changed. */
    public HandshakeReply {
        headers = Map.copyOf(headers);
    }
}
