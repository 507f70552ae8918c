package dev.gatehouse.signature;

import static dev.gatehouse.signature.VerificationFailure.Reason.MALFORMED_SIGNATURE;
import static dev.gatehouse.signature.VerificationFailure.Reason.MISSING_SIGNATURE;
import static dev.gatehouse.signature.VerificationFailure.Reason.NO_MATCH;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Checks one rule with the secrets that fit it; all that does not depend on the request is worked out beforehand. */
final class RuleCheck {

    /** A key and the id of the secret it was made of. */
    record NamedKey(String secretId, Key key) {}

    private final SignatureRule rule;
    private final List<NamedKey> keys;
    private final HeaderField field;
    private final SignedContent content;
    private final TimestampCheck timestamp;

    RuleCheck(SignatureRule rule, List<NamedKey> keys) {
        this.rule = rule;
        this.keys = List.copyOf(keys);
        this.field = rule.signature().field();
        this.content = SignedContent.parse(rule.signed() == null ? "" : rule.signed());
        this.timestamp = rule.timestamp() == null ? null : TimestampCheck.of(rule.timestamp());
    }

    SignedContent content() {
        return content;
    }

    /** The id of the secret that signed. */
    String check(InboundRequest request, Instant now) throws VerificationFailure {
        var candidates = candidates(request.headers());
        var sentAt = timestamp == null ? null : timestamp.check(request.headers(), now);
        var message = content.of(request, sentAt);
        String signer = null;
        for (var named : keys) {
            if (named.key().signed(message, candidates)) {
                signer = named.secretId();
            }
        }
        if (signer == null) {
            throw failure(NO_MATCH, "was not made over this request with a secret of this endpoint");
        }
        return signer;
    }

    private List<byte[]> candidates(Headers headers) throws VerificationFailure {
        var values = field.values(headers);
        if (values.size() > HeaderField.MOST_VALUES) {
            throw failure(MALFORMED_SIGNATURE, "comes more than " + HeaderField.MOST_VALUES + " times");
        }
        var candidates = new ArrayList<byte[]>(values.size());
        for (var value : values) {
            byte[] bytes =
                    rule.signature().encoding().decode(value, rule.algorithm().signatureBytes());
            if (bytes != null) {
                candidates.add(bytes);
            }
        }
        if (candidates.isEmpty()) {
            throw unreadable(headers);
        }
        return candidates;
    }

    private VerificationFailure unreadable(Headers headers) {
        return field.isPresent(headers)
                ? failure(
                        MALFORMED_SIGNATURE,
                        "is not written as " + rule.signature().format() + " with "
                                + rule.algorithm().word() + " in "
                                + rule.signature().encoding().word())
                : failure(MISSING_SIGNATURE, "is missing");
    }

    private VerificationFailure failure(VerificationFailure.Reason reason, String what) {
        return new VerificationFailure(reason, "the signature in the header " + field.header() + " " + what);
    }
}
