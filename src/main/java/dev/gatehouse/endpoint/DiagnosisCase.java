package dev.gatehouse.endpoint;

import dev.gatehouse.diagnosis.KnownSecret;
import dev.gatehouse.signature.Secret;
import dev.gatehouse.signature.SignatureScheme;
import java.util.List;

/**
 * What an endpoint verifies by, and what may have signed in its stead.
 *
 * @param document the endpoint
 * @param scheme how its provider signs; null when nothing is verified
 * @param secrets those that count for signatures
 * @param others those that counted once, and those of other endpoints with the same provider
 */
record DiagnosisCase(
        EndpointDocument document, SignatureScheme scheme, List<Secret> secrets, List<KnownSecret> others) {}
