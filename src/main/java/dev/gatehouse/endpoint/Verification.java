package dev.gatehouse.endpoint;

import dev.gatehouse.diagnosis.KnownSecret;
import dev.gatehouse.signature.Provider;
import dev.gatehouse.signature.Secret;
import dev.gatehouse.signature.SignatureScheme;
import java.util.List;

/**
 * By what an endpoint verifies.
 *
 * @param document the endpoint
 * @param provider its provider
 * @param scheme how its senders sign; null when nothing is verified
 * @param secrets those that count for signatures, the newest last
 * @param others those that counted once, and those of other endpoints with the same provider
 */
record Verification(
        EndpointDocument document,
        Provider provider,
        SignatureScheme scheme,
        List<Secret> secrets,
        List<KnownSecret> others) {}
