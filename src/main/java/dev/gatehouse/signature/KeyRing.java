package dev.gatehouse.signature;

import static dev.gatehouse.signature.VerificationFailure.Reason.KEYS_UNAVAILABLE;
import static dev.gatehouse.signature.VerificationFailure.Reason.UNCLEAR_SIGNED_VALUE;
import static dev.gatehouse.signature.VerificationFailure.Reason.UNMET_CONDITION;

import dev.gatehouse.signature.KeyDocuments.NamedPublicKey;
import java.net.URI;
import java.security.PublicKey;
import java.time.Instant;
import java.util.List;

/** Finds the public keys that may have signed a request: pinned ones, or those a sender publishes on its own hosts. */
final class KeyRing {

    private final KeyRule rule;
    private final KeySource source;
    private final List<HostPattern> hosts;
    private final List<NamedPublicKey> pinned;

    KeyRing(KeyRule rule, KeySource source) {
        this.rule = rule;
        this.source = source;
        this.hosts = rule.hosts() == null
                ? List.of()
                : rule.hosts().stream().map(HostPattern::of).toList();
        this.pinned = rule.pinned() == null
                ? List.of()
                : rule.pinned().stream()
                        .flatMap(text -> PinnedKeys.read(text).stream())
                        .toList();
    }

    /** The keys for a request. */
    List<PublicKey> keys(Insides insides, Instant now) throws VerificationFailure {
        var kid = kid(insides);
        if (!pinned.isEmpty()) {
            return pinned.stream()
                    .filter(key -> kid == null || key.kid() == null || key.kid().equals(kid))
                    .map(NamedPublicKey::key)
                    .toList();
        }
        try {
            return rule.certificateAt() == null ? source.jwkSet(set(insides), kid) : List.of(certificate(insides, now));
        } catch (KeysUnavailable later) {
            throw new VerificationFailure(KEYS_UNAVAILABLE, later.getMessage());
        }
    }

    private String kid(Insides insides) throws VerificationFailure {
        if (rule.kid() == null) {
            return insides.jose().path("kid").textValue();
        }
        return one(insides.texts(rule.kid()), rule.kid().text());
    }

    private URI set(Insides insides) throws VerificationFailure {
        return rule.jwks() != null
                ? rule.jwks()
                : own(insides.jose().path("jku").asText());
    }

    private PublicKey certificate(Insides insides, Instant now) throws VerificationFailure, KeysUnavailable {
        var place = rule.certificateAt();
        var chain = source.certificates(own(one(insides.texts(place), place.text())));
        CertificateCheck.of(rule, source).check(chain, now);
        return chain.get(0).getPublicKey();
    }

    private URI own(String address) throws VerificationFailure {
        for (var host : hosts) {
            var uri = host.address(address);
            if (uri.isPresent()) {
                return uri.get();
            }
        }
        throw new VerificationFailure(
                UNMET_CONDITION, "the request names keys at an address that is none of the sender's own");
    }

    private static String one(List<String> texts, String place) throws VerificationFailure {
        if (texts.size() != 1) {
            throw new VerificationFailure(
                    UNCLEAR_SIGNED_VALUE, place + " says whose key it is, so it must be there, and once only");
        }
        return texts.get(0);
    }
}
