package dev.gatehouse.signature;

import java.net.URI;
import java.util.Optional;

/**
 * What came of a handshake whose sender was proven as its provider's file wants it.
 *
 * @param reply what to answer
 * @param learnt a secret to be kept before it is answered
 * @param visit a URL to be fetched before it is answered
 */
public record HandshakeOutcome(HandshakeReply reply, Optional<String> learnt, Optional<URI> visit) {

    @Override
    public String toString() {
        return "HandshakeOutcome[" + reply.status() + "]";
    }
}
