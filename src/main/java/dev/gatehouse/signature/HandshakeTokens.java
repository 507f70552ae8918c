package dev.gatehouse.signature;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;

/** An endpoint's tokens for one handshake: values that only its provider was told. */
final class HandshakeTokens {

    private static final int SHORTEST_THAT_PLANTS = 16;

    private final Handshake.Proof proof;
    private final List<byte[]> tokens;

    private HandshakeTokens(Handshake.Proof proof, List<byte[]> tokens) {
        this.proof = proof;
        this.tokens = tokens;
    }

    /**
     * The tokens among these secrets.
     *
     * @throws InvalidSecret when one is too easily guessed for what it opens
     */
    static HandshakeTokens of(Handshake handshake, List<Secret> secrets) {
        var tokens = new ArrayList<byte[]>();
        for (var secret : secrets) {
            byte[] token = owns(handshake, secret) ? handshake.proof().secret().decode(secret.text()) : null;
            if (token != null) {
                requireStrength(handshake, token);
                tokens.add(token);
            }
        }
        return new HandshakeTokens(handshake.proof(), List.copyOf(tokens));
    }

    static boolean owns(Handshake handshake, Secret secret) {
        return handshake.proof().by() == Handshake.ProofKind.TOKEN
                && String.valueOf(secret.text())
                        .startsWith(handshake.proof().secret().prefix());
    }

    boolean isEmpty() {
        return tokens.isEmpty();
    }

    void require(InboundRequest request) throws HandshakeFailure {
        var given = PlainValue.of(proof.value(), request);
        if (tokens.isEmpty()) {
            throw failure("the endpoint has no secret " + proof.secret().text() + ", so nobody can be asking for it");
        }
        if (given.isEmpty()) {
            throw failure("the token in " + proof.value().text() + " is missing");
        }
        byte[] bytes = given.get().getBytes(StandardCharsets.UTF_8);
        boolean matches = false;
        for (byte[] token : tokens) {
            matches |= MessageDigest.isEqual(token, bytes);
        }
        if (!matches) {
            throw failure("the token in " + proof.value().text() + " is none of this endpoint's");
        }
    }

    /** The URL with the token struck out. */
    String without(String url) {
        return proof.value() instanceof RequestValue.QueryValue query ? new QueryToken(query.name()).without(url) : url;
    }

    private HandshakeFailure failure(String what) {
        return new HandshakeFailure(what, proof.refusal() == null ? HandshakeFailure.FORBIDDEN : proof.refusal());
    }

    private static void requireStrength(Handshake handshake, byte[] token) {
        if (handshake.then().learn() != null && token.length < SHORTEST_THAT_PLANTS) {
            throw new InvalidSecret("a secret " + handshake.proof().secret().text()
                    + " lets its owner plant secrets, so it needs " + SHORTEST_THAT_PLANTS
                    + " characters or more; make one with openssl rand -hex 16");
        }
    }
}
