package dev.gatehouse.signature;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.net.URI;
import java.util.List;

/**
 * Where a sender publishes its public keys, and which of them are to be believed.
 *
 * @param jwks address of its JWK set (RFC 7517)
 * @param jku whether the JWS header names the address of the set, on one of {@code hosts}; instead of {@code jwks}
 * @param certificateAt where the request names the address of a certificate in PEM, on one of {@code hosts}
 * @param kid where the request names the key of the set; absent for the JWS header, or for any key of the set
 * @param hosts the sender's own hosts; {@code *} is one label of letters, digits and hyphens
 * @param subject common name the certificate must have, with {@code *} likewise; absent for any
 * @param chain whether the certificate must lead to a trusted root; absent for no, where the host alone vouches for it
 * @param pinned keys and certificates of an endpoint's own choice, in PEM or as a JWK set; with them nothing is fetched
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record KeyRule(
        URI jwks,
        Boolean jku,
        RequestValue certificateAt,
        RequestValue kid,
        List<String> hosts,
        String subject,
        Boolean chain,
        List<String> pinned) {

    /** Refuses what would believe anybody. */
    public KeyRule {
        boolean named = Boolean.TRUE.equals(jku) || certificateAt != null;
        Words.refuse(
                (jwks == null ? 0 : 1) + (Boolean.TRUE.equals(jku) ? 1 : 0) + (certificateAt == null ? 0 : 1) != 1,
                "keys must have one of jwks, jku and certificateAt");
        Words.refuse(jwks != null && !"https".equals(jwks.getScheme()), "keys.jwks must be an https address");
        Words.refuse(named && (hosts == null || hosts.isEmpty()), "keys.hosts must name the sender's own hosts");
        Words.refuse(
                certificateAt == null && (subject != null || chain != null), "subject and chain are for certificates");
        Words.refuse(kid != null && !kid.isPlace(), "keys.kid must be a place in the request");
        Words.refuse(
                certificateAt != null && !certificateAt.isPlace(), "keys.certificateAt must be a place in the request");
        if (hosts != null) {
            hosts = List.copyOf(hosts);
            hosts.forEach(HostPattern::of);
        }
        if (pinned != null) {
            pinned = List.copyOf(pinned);
            pinned.forEach(PinnedKeys::read);
        }
    }

    KeyRule with(List<String> ownKeys) {
        return new KeyRule(jwks, jku, certificateAt, kid, hosts, subject, chain, ownKeys);
    }
}
