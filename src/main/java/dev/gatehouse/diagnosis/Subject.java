package dev.gatehouse.diagnosis;

import dev.gatehouse.signature.KeySource;
import dev.gatehouse.signature.Secret;
import dev.gatehouse.signature.SignatureScheme;
import java.time.Instant;
import java.util.List;

/**
 * An endpoint as a diagnosis needs it.
 *
 * @param scheme how its requests are signed
 * @param secrets those that count now
 * @param keys where public keys come from that nobody pasted
 * @param previous secrets of this endpoint that count no longer
 * @param foreign secrets of other endpoints of the same provider
 */
public record Subject(
        SignatureScheme scheme, List<Secret> secrets, KeySource keys, List<Previous> previous, List<Foreign> foreign) {

    /** A secret and when it ended. */
    public record Previous(Secret secret, Instant endedAt) {}

    /** A secret and the slug of the endpoint it belongs to. */
    public record Foreign(Secret secret, String endpoint) {}
}
