package dev.gatehouse.signature;

import static dev.gatehouse.signature.VerificationFailure.Reason.MALFORMED_SIGNATURE;
import static dev.gatehouse.signature.VerificationFailure.Reason.MISSING_SIGNATURE;
import static dev.gatehouse.signature.VerificationFailure.Reason.MISSING_TIMESTAMP;
import static dev.gatehouse.signature.VerificationFailure.Reason.NO_MATCH;
import static dev.gatehouse.signature.VerificationFailure.Reason.TIMESTAMP_OUTSIDE_TOLERANCE;
import static dev.gatehouse.signature.VerificationFailure.Reason.UNMET_CONDITION;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * Checks HTTP message signatures (RFC 9421). A sender may sign as little as nothing, so what has to be covered is the
 * scheme's to say; the body is bound by its digest (RFC 9530).
 */
final class MessageCheck implements Check {

    private static final int MOST_SIGNATURES = 4;
    private static final int DEFAULT_TOLERANCE_SECONDS = 300;

    private final SignatureRule rule;
    private final List<NamedKey> secrets;

    MessageCheck(SignatureRule rule, List<NamedKey> secrets) {
        this.rule = rule;
        this.secrets = List.copyOf(secrets);
    }

    @Override
    public Set<String> headers() {
        return Set.of();
    }

    @Override
    public String check(InboundRequest request, Instant now) throws VerificationFailure {
        var header = rule.signature().header();
        if (request.headers().first(header).isEmpty()) {
            throw failure(MISSING_SIGNATURE, "the header " + header + " is missing");
        }
        var signatures = MessageSignature.parse(
                String.join(", ", request.headers().all(header + "-Input")),
                String.join(", ", request.headers().all(header)));
        if (signatures.isEmpty() || signatures.size() > MOST_SIGNATURES) {
            throw failure(MALFORMED_SIGNATURE, "there is no signature in the form of RFC 9421, or there are too many");
        }
        VerificationFailure nearest = null;
        for (var signature : signatures) {
            try {
                return signer(signature, request, now);
            } catch (VerificationFailure failure) {
                nearest = nearest == null || failure.reason().compareTo(nearest.reason()) > 0 ? failure : nearest;
            }
        }
        throw nearest;
    }

    private String signer(MessageSignature signature, InboundRequest request, Instant now) throws VerificationFailure {
        byte[] base = new SignatureBase(request).of(signature).getBytes(StandardCharsets.ISO_8859_1);
        for (var secret : secrets) {
            var key = key(secret, signature.parameters().get("alg"));
            if (key != null && key.signed(new byte[][] {base}, List.of(signature.bytes()))) {
                requireTerms(signature, request, now);
                return secret.secretId();
            }
        }
        throw failure(NO_MATCH, "no signature was made over this request with a secret of this endpoint");
    }

    private void requireTerms(MessageSignature signature, InboundRequest request, Instant now)
            throws VerificationFailure {
        for (var component : rule.components()) {
            if (!signature.covers(component)) {
                throw failure(UNMET_CONDITION, "the signature does not cover " + component);
            }
        }
        requireTime(signature, now);
        if (signature.covers("content-digest") && !ContentDigest.isOf(request)) {
            throw failure(UNMET_CONDITION, "the header Content-Digest is not that of the body");
        }
    }

    private void requireTime(MessageSignature signature, Instant now) throws VerificationFailure {
        var created = signature.time("created");
        var expires = signature.time("expires");
        int tolerance = rule.timestamp() == null
                ? DEFAULT_TOLERANCE_SECONDS
                : rule.timestamp().toleranceSeconds();
        if (created == null) {
            throw failure(MISSING_TIMESTAMP, "the signature does not say when it was created");
        }
        boolean expired = expires != null && now.getEpochSecond() > expires;
        if (expired || Math.abs(now.getEpochSecond() - created) > tolerance) {
            throw failure(TIMESTAMP_OUTSIDE_TOLERANCE, "the signature is of another time than our clock shows");
        }
    }

    private Key key(NamedKey secret, String named) {
        try {
            return rule.secret().writing() == SecretWriting.PEM
                    ? publicKey(secret.bytes(), named)
                    : sharedKey(secret.bytes(), named);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("the secret was read before", impossible);
        }
    }

    private static Key sharedKey(byte[] bytes, String named) throws GeneralSecurityException {
        return named == null || "hmac-sha256".equals(named) ? HmacKey.of(Algorithm.HMAC_SHA256, bytes) : null;
    }

    /** The algorithm is that of the key (RFC 9421 section 3.3.7); what the request says may only agree. */
    private static Key publicKey(byte[] bytes, String named) throws GeneralSecurityException {
        var key = PublicKeyText.key(bytes);
        boolean older = "rsa-v1_5-sha256".equals(named);
        var own =
                switch (key.getAlgorithm()) {
                    case "EC" -> "ecdsa-p256-sha256";
                    case "RSA" -> older ? "rsa-v1_5-sha256" : "rsa-pss-sha512";
                    case "RSASSA-PSS" -> "rsa-pss-sha512";
                    default -> "ed25519";
                };
        var platform =
                switch (own) {
                    case "ecdsa-p256-sha256" -> "SHA256withECDSAinP1363Format";
                    case "rsa-v1_5-sha256" -> "SHA256withRSA";
                    case "rsa-pss-sha512" -> "PSS-SHA512";
                    default -> "Ed25519";
                };
        return named == null || named.equals(own) ? new AsymmetricKey(platform, key) : null;
    }

    private static VerificationFailure failure(VerificationFailure.Reason reason, String what) {
        return new VerificationFailure(reason, what);
    }
}
