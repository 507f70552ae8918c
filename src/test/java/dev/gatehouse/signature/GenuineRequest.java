package dev.gatehouse.signature;

import dev.gatehouse.signature.TestVector.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * A request that a provider's scheme takes, from its vectors.
 *
 * @param name provider and vector
 * @param keys what the provider publishes
 * @param at the endpoint's time
 */
public record GenuineRequest(
        String name, SignatureScheme scheme, List<Secret> secrets, KeySource keys, InboundRequest request, Instant at) {

    /** Those of all providers. */
    public static Stream<GenuineRequest> all() {
        return Call.PROVIDERS.all().stream()
                .filter(provider -> provider.scheme() != null)
                .flatMap(provider -> Call.PROVIDERS.vectors(provider.id()).vectors().stream()
                        .filter(vector -> vector.expect() == Verdict.VALID)
                        .map(vector -> of(provider, vector)));
    }

    /** The provider's id. */
    public String provider() {
        return name.substring(0, name.indexOf(':'));
    }

    private static GenuineRequest of(Provider provider, TestVector vector) {
        var scheme = vector.publicKeys() == null
                ? provider.scheme()
                : provider.scheme().with(new SignatureScheme.Overrides(null, null, vector.publicKeys()));
        return new GenuineRequest(
                provider.id() + ": " + vector.name(),
                scheme,
                vector.secrets().stream().map(text -> new Secret("ours", text)).toList(),
                vector.documents() == null ? KeySource.none() : new WrittenKeys(vector.documents(), vector.anchors()),
                vector.request().inbound(),
                Instant.ofEpochSecond(vector.clock() == null ? 0 : vector.clock()));
    }
}
