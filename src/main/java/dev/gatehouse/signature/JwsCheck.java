package dev.gatehouse.signature;

import static dev.gatehouse.signature.VerificationFailure.Reason.MALFORMED_SIGNATURE;
import static dev.gatehouse.signature.VerificationFailure.Reason.MISSING_SIGNATURE;
import static dev.gatehouse.signature.VerificationFailure.Reason.NO_MATCH;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;

/** Checks JSON web signatures and tokens: who made it first, then what it says. */
final class JwsCheck implements Check {

    private final SignatureRule rule;
    private final List<NamedKey> secrets;
    private final HeaderField field;
    private final SignedContent detached;
    private final KeyRing ring;
    private final ClaimsCheck claims;
    private final Conditions conditions;

    JwsCheck(SignatureRule rule, List<NamedKey> secrets, KeySource source) {
        this.rule = rule;
        this.secrets = List.copyOf(secrets);
        this.field = rule.signature().field();
        this.detached = rule.signed() == null ? null : SignedContent.parse(rule.signed());
        this.ring = rule.keys() == null ? null : new KeyRing(rule.keys(), source);
        this.claims = ClaimsCheck.of(rule);
        this.conditions = Conditions.of(rule.require());
    }

    @Override
    public Set<String> headers() {
        return detached == null ? Set.of() : detached.headers();
    }

    @Override
    public String check(InboundRequest request, Instant now) throws VerificationFailure {
        var insides = Insides.of(request);
        VerificationFailure nearest = null;
        for (var jws : candidates(request, insides)) {
            for (var secret : secrets) {
                try {
                    check(jws, secret, request, now);
                    return secret.secretId();
                } catch (VerificationFailure failure) {
                    nearest = nearest == null || failure.reason().compareTo(nearest.reason()) > 0 ? failure : nearest;
                }
            }
        }
        throw nearest;
    }

    private void check(Jws jws, NamedKey secret, InboundRequest request, Instant now) throws VerificationFailure {
        var algorithm = algorithm(jws);
        var insides = Insides.of(request).with(secret.bytes()).with(jws.header());
        byte[][] message = detached == null ? jws.message() : detachedMessage(jws, request, insides);
        boolean signed = false;
        for (var key : keys(algorithm, secret, insides, now)) {
            signed |= key.signed(message, List.of(jws.signature()));
        }
        if (!signed) {
            throw failure(NO_MATCH, "was not made over this request with a key of this endpoint");
        }
        claims.check(jws, request, insides, now);
        conditions.check(request, "", insides);
    }

    private JwsAlgorithm algorithm(Jws jws) throws VerificationFailure {
        var named = jws.header().path("alg").asText();
        for (var allowed : rule.jws().algorithms()) {
            if (allowed.word().equals(named)) {
                return allowed;
            }
        }
        throw failure(
                MALFORMED_SIGNATURE,
                "is not made by one of the algorithms " + rule.jws().algorithms());
    }

    private List<Key> keys(JwsAlgorithm algorithm, NamedKey secret, Insides insides, Instant now)
            throws VerificationFailure {
        try {
            if (algorithm.isShared()) {
                return List.of(HmacKey.of(algorithm.shared(), secret.bytes()));
            }
            if (ring == null) {
                return List.of(new AsymmetricKey(algorithm.javaName(), PublicKeyText.key(secret.bytes())));
            }
            var keys = new ArrayList<Key>();
            for (var key : ring.keys(insides, now)) {
                keys.add(new AsymmetricKey(algorithm.javaName(), key));
            }
            return keys;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("the secret was read before", impossible);
        }
    }

    private byte[][] detachedMessage(Jws jws, InboundRequest request, Insides insides) throws VerificationFailure {
        byte[] payload = detached.joined(request, "", insides);
        byte[] header = (jws.protectedPart() + ".").getBytes(StandardCharsets.US_ASCII);
        return jws.encodesPayload()
                ? new byte[][] {header, Base64.getUrlEncoder().withoutPadding().encode(payload)}
                : new byte[][] {header, payload};
    }

    /** One with a content of its own is none where it has to be detached, and the other way about. */
    private List<Jws> candidates(InboundRequest request, Insides insides) throws VerificationFailure {
        var found = new ArrayList<Jws>();
        var values = field.values(request, insides);
        for (var value : values.subList(0, Math.min(values.size(), HeaderField.MOST_VALUES))) {
            var jws = Jws.parse(value);
            if (jws != null && jws.payloadPart().isEmpty() == (detached != null)) {
                found.add(jws);
            }
        }
        if (found.isEmpty()) {
            throw field.isPresent(request, insides)
                    ? failure(MALFORMED_SIGNATURE, detached == null ? "is no JWS" : "is no JWS with detached content")
                    : failure(MISSING_SIGNATURE, "is missing");
        }
        return found;
    }

    private VerificationFailure failure(VerificationFailure.Reason reason, String what) {
        return new VerificationFailure(reason, "the signature in " + field.where() + " " + what);
    }
}
