package dev.gatehouse.signature;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/** A handshake of one endpoint: proves who asks and works out the answer. */
public final class HandshakeCheck {

    private final Handshake handshake;
    private final HandshakeTokens tokens;
    private final HandshakeKeys keys;

    HandshakeCheck(Handshake handshake, HandshakeTokens tokens, HandshakeKeys keys) {
        this.handshake = handshake;
        this.tokens = tokens;
        this.keys = keys;
    }

    Handshake handshake() {
        return handshake;
    }

    /** Whether its body brings a secret, so that it must not be kept. */
    public boolean bringsSecret() {
        return handshake.then().learn() != null;
    }

    /**
     * Has the sender proven, and works out what is to happen.
     *
     * @param request one in which this handshake was found
     * @param verifier the endpoint's
     * @throws VerificationFailure when it must be signed and is not
     * @throws HandshakeFailure when it is not answered for another reason
     */
    public HandshakeOutcome take(InboundRequest request, Verifier verifier, Instant now)
            throws VerificationFailure, HandshakeFailure {
        String signer = null;
        switch (handshake.proof().by()) {
            case SIGNATURE -> signer = verifier.verify(request, now).secretId().orElse(null);
            case TOKEN -> tokens.require(request);
            case NONE -> {}
        }
        var learnt = handshake.then().learn() == null
                ? Optional.<String>empty()
                : Optional.of(EchoedValue.plain(handshake.then().learn(), request));
        return new HandshakeOutcome(reply(request, signer), learnt, visit(request));
    }

    boolean canLearn() {
        return bringsSecret() && (handshake.proof().by() != Handshake.ProofKind.TOKEN || !tokens.isEmpty());
    }

    boolean signsForStrangers() {
        return handshake.answer().signs() && handshake.proof().by() != Handshake.ProofKind.SIGNATURE;
    }

    String withoutToken(String url) {
        return handshake.proof().by() == Handshake.ProofKind.TOKEN ? tokens.without(url) : url;
    }

    private HandshakeReply reply(InboundRequest request, String signer) throws HandshakeFailure {
        byte[] key = handshake.answer().signs() ? keys.bytes(signer) : null;
        if (handshake.answer().signs() && key == null) {
            throw new HandshakeFailure("the endpoint has no secret to answer with", HandshakeFailure.FORBIDDEN);
        }
        return handshake.answer().to(request, key);
    }

    private Optional<URI> visit(InboundRequest request) throws HandshakeFailure {
        if (handshake.then().visit() == null) {
            return Optional.empty();
        }
        var place = handshake.then().visit();
        try {
            var url = URI.create(EchoedValue.plain(place, request));
            if (handshake.then().hosts().allow(url)) {
                return Optional.of(url);
            }
        } catch (IllegalArgumentException noUrl) {
            throw new HandshakeFailure(place.text() + " is no URL", HandshakeFailure.FORBIDDEN);
        }
        throw new HandshakeFailure(
                place.text() + " leads to none of the hosts "
                        + handshake.then().hosts().names(),
                HandshakeFailure.FORBIDDEN);
    }
}
