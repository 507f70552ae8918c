package dev.gatehouse.signature;

import static dev.gatehouse.signature.VerificationFailure.Reason.MALFORMED_SIGNATURE;
import static dev.gatehouse.signature.VerificationFailure.Reason.MISSING_SIGNATURE;
import static dev.gatehouse.signature.VerificationFailure.Reason.NO_MATCH;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Checks requests by a scheme, with everything worked out beforehand that does not depend on the request. */
final class SchemeVerifier implements Verifier {

    /** More signatures than anybody sends; each costs a computation, so a stranger must not choose their number. */
    private static final int MOST_CANDIDATES = 16;

    /** A place to look, and the keys a signature there may be made with. */
    private record Place(HeaderField field, Encoding encoding, List<NamedKey> keys) {}

    private record NamedKey(String secretId, Key key) {}

    private final List<Place> places;
    private final SignedContent content;
    private final TimestampCheck timestamp;

    SchemeVerifier(SignatureScheme scheme, List<Secret> secrets) {
        if (secrets.isEmpty()) {
            throw new InvalidSecret("there is no secret; paste the one the provider shows");
        }
        this.content = SignedContent.parse(scheme.signed());
        this.timestamp = TimestampCheck.of(scheme.timestamp());
        this.places = scheme.signatures().stream()
                .map(carrier -> new Place(carrier.field(), carrier.encoding(), keys(carrier, secrets)))
                .toList();
        secrets.forEach(secret -> requireUse(scheme, secret));
    }

    @Override
    public VerifiedRequest verify(InboundRequest request, Instant now) throws VerificationFailure {
        boolean signed = false;
        boolean decoded = false;
        String sentAt = null;
        for (var place : places) {
            var values = place.field().values(request.headers());
            if (values.isEmpty()) {
                continue;
            }
            sentAt = signed ? sentAt : timestamp.check(request.headers(), now);
            signed = true;
            var candidates = candidates(place, values);
            decoded |= !candidates.isEmpty();
            var secretId = match(place, candidates, request, sentAt);
            if (secretId != null) {
                return new VerifiedRequest(request, secretId);
            }
        }
        throw failure(signed, decoded);
    }

    private String match(Place place, List<byte[]> candidates, InboundRequest request, String sentAt) {
        String matched = null;
        for (var named : place.keys()) {
            if (named.key().signed(into -> content.pour(request, sentAt, into), candidates)) {
                matched = named.secretId();
            }
        }
        return matched;
    }

    private static List<byte[]> candidates(Place place, List<String> values) throws VerificationFailure {
        if (values.size() > MOST_CANDIDATES) {
            throw new VerificationFailure(MALFORMED_SIGNATURE, "more than " + MOST_CANDIDATES + " signatures");
        }
        var candidates = new ArrayList<byte[]>(values.size());
        for (var value : values) {
            decode(place, value).ifPresent(candidates::add);
        }
        return candidates;
    }

    private static Optional<byte[]> decode(Place place, String value) {
        try {
            return Optional.of(place.encoding().decode(value));
        } catch (IllegalArgumentException undecodable) {
            return Optional.empty();
        }
    }

    private VerificationFailure failure(boolean signed, boolean decoded) {
        if (!signed) {
            var headers = String.join(
                    " or ",
                    places.stream()
                            .map(place -> place.field().header())
                            .distinct()
                            .toList());
            return new VerificationFailure(MISSING_SIGNATURE, "no signature in " + headers);
        }
        return decoded
                ? new VerificationFailure(NO_MATCH, "no secret of this endpoint makes this signature over this request")
                : new VerificationFailure(MALFORMED_SIGNATURE, "the signature can't be decoded");
    }

    private static List<NamedKey> keys(Carrier carrier, List<Secret> secrets) {
        return secrets.stream()
                .filter(secret -> carrier.secret().claims(secret.text()))
                .map(secret -> new NamedKey(
                        secret.id(),
                        Key.of(carrier.algorithm(), carrier.secret().decode(secret.text()))))
                .toList();
    }

    private static void requireUse(SignatureScheme scheme, Secret secret) {
        if (scheme.signatures().stream().noneMatch(carrier -> carrier.secret().claims(secret.text()))) {
            throw new InvalidSecret("a secret of this provider begins with "
                    + String.join(
                            " or ",
                            scheme.signatures().stream()
                                    .map(carrier -> carrier.secret().prefix())
                                    .distinct()
                                    .toList()));
        }
    }
}
