package dev.gatehouse.signature;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;

/**
 * What a JSON web signature (RFC 7515) or token (RFC 7519) must be. {@code exp} and {@code nbf} count wherever they are.
 *
 * @param algorithms which of RFC 7518's and RFC 8037's may have made it
 * @param claims claims that must be there, each with a template of its value as in {@code signed}
 * @param bodyClaims the same for claims that must be there when the request has a body, and must not when it has none
 * @param leewaySeconds how far {@code exp} and {@code nbf} may be missed; absent for 5
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record JwsRule(
        List<JwsAlgorithm> algorithms,
        Map<String, String> claims,
        Map<String, String> bodyClaims,
        Integer leewaySeconds) {

    private static final int DEFAULT_LEEWAY_SECONDS = 5;
    private static final int LONGEST_LEEWAY_SECONDS = 600;

    /** Refuses what would check nothing. */
    public JwsRule {
        Words.refuse(algorithms == null || algorithms.isEmpty(), "jws.algorithms must name at least one");
        algorithms = List.copyOf(algorithms);
        claims = claims == null ? Map.of() : Map.copyOf(claims);
        bodyClaims = bodyClaims == null ? Map.of() : Map.copyOf(bodyClaims);
        claims.values().forEach(SignedContent::parse);
        bodyClaims.values().forEach(SignedContent::parse);
        leewaySeconds = leewaySeconds == null ? DEFAULT_LEEWAY_SECONDS : leewaySeconds;
        Words.refuse(
                leewaySeconds < 0 || leewaySeconds > LONGEST_LEEWAY_SECONDS,
                "jws.leewaySeconds must be from 0 to " + LONGEST_LEEWAY_SECONDS);
    }

    /** Whether every byte of the body counts. */
    boolean coversBody() {
        return claims.values().stream()
                        .anyMatch(claim -> SignedContent.parse(claim).coversBody())
                || !bodyClaims.isEmpty();
    }
}
