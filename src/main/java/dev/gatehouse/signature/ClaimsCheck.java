package dev.gatehouse.signature;

import static dev.gatehouse.signature.VerificationFailure.Reason.MALFORMED_SIGNATURE;
import static dev.gatehouse.signature.VerificationFailure.Reason.TIMESTAMP_OUTSIDE_TOLERANCE;
import static dev.gatehouse.signature.VerificationFailure.Reason.UNMET_CONDITION;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/** Whether what a genuine token says is so: its times (RFC 7519 section 4.1) and its claims about the request. */
final class ClaimsCheck {

    private final Map<String, SignedContent> always;
    private final Map<String, SignedContent> withBody;
    private final int leewaySeconds;
    private final TimestampCheck timestamp;
    private final String timestampClaim;

    private ClaimsCheck(JwsRule rule, TimestampRule sent) {
        this.always = parse(rule.claims());
        this.withBody = parse(rule.bodyClaims());
        this.leewaySeconds = rule.leewaySeconds();
        this.timestamp = sent == null ? null : TimestampCheck.of(sent);
        this.timestampClaim = sent == null ? null : sent.claim();
    }

    static ClaimsCheck of(SignatureRule rule) {
        Words.refuse(
                rule.timestamp() != null && rule.timestamp().claim() == null,
                "timestamp of a JWS is a claim, as in claim: iat");
        return new ClaimsCheck(rule.jws(), rule.timestamp());
    }

    void check(Jws jws, InboundRequest request, Insides insides, Instant now) throws VerificationFailure {
        boolean detached = jws.payloadPart().isEmpty();
        var claims = detached ? jws.header() : jws.claims();
        if (!claims.isObject()) {
            throw new VerificationFailure(MALFORMED_SIGNATURE, "the token holds no claims");
        }
        requireInForce(claims, now);
        if (timestamp != null) {
            timestamp.checkClaim(text(claims.path(timestampClaim)), now);
        }
        for (var claim : always.entrySet()) {
            require(claims, claim.getKey(), claim.getValue().joined(request, "", insides));
        }
        boolean empty = request.body().length == 0;
        for (var claim : withBody.entrySet()) {
            requireMissing(empty && claims.has(claim.getKey()), claim.getKey());
            if (!empty) {
                require(claims, claim.getKey(), claim.getValue().joined(request, "", insides));
            }
        }
    }

    private void requireInForce(JsonNode claims, Instant now) throws VerificationFailure {
        var expires = claims.path("exp");
        var begins = claims.path("nbf");
        boolean early = !begins.isMissingNode() && begins.asLong(Long.MAX_VALUE) - leewaySeconds > now.getEpochSecond();
        boolean late = !expires.isMissingNode() && expires.asLong(0) + leewaySeconds < now.getEpochSecond();
        if (early || late) {
            throw new VerificationFailure(
                    TIMESTAMP_OUTSIDE_TOLERANCE, "the token is " + (early ? "not valid yet" : "not valid any more"));
        }
    }

    /** A list, as {@code aud} may be one, holds it among others. */
    private static void require(JsonNode claims, String name, byte[] wanted) throws VerificationFailure {
        var claim = claims.path(name);
        boolean met = isEqual(claim, wanted);
        for (int at = 0; claim.isArray() && at < claim.size(); at++) {
            met |= isEqual(claim.get(at), wanted);
        }
        if (!met) {
            throw new VerificationFailure(UNMET_CONDITION, "the claim " + name + " is not what this scheme asks for");
        }
    }

    private static boolean isEqual(JsonNode claim, byte[] wanted) {
        return claim.isValueNode()
                && !claim.isNull()
                && MessageDigest.isEqual(wanted, claim.asText().getBytes(StandardCharsets.UTF_8));
    }

    private static void requireMissing(boolean there, String name) throws VerificationFailure {
        if (there) {
            throw new VerificationFailure(
                    UNMET_CONDITION, "the claim " + name + " is about a body, and the request has none");
        }
    }

    private static String text(JsonNode claim) {
        return claim.isValueNode() ? claim.asText() : null;
    }

    private static Map<String, SignedContent> parse(Map<String, String> templates) {
        var parsed = new TreeMap<String, SignedContent>();
        templates.forEach((name, template) -> parsed.put(name, SignedContent.parse(template)));
        return parsed;
    }
}
