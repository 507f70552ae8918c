package dev.gatehouse.signature;

import static dev.gatehouse.signature.VerificationFailure.Reason.MALFORMED_SIGNATURE;
import static dev.gatehouse.signature.VerificationFailure.Reason.MISSING_SIGNATURE;
import static dev.gatehouse.signature.VerificationFailure.Reason.NO_MATCH;

import com.fasterxml.jackson.core.JsonPointer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Checks one rule with the secrets that fit it; all that does not depend on the request is worked out beforehand. */
final class RuleCheck implements Check {

    private final SignatureRule rule;
    private final List<NamedKey> keys;
    private final HeaderField field;
    private final SignedContent content;
    private final TimestampCheck timestamp;
    private final Conditions conditions;
    private final KeyRing ring;
    private final JsonPointer items;

    RuleCheck(SignatureRule rule, List<NamedKey> keys, KeySource source) {
        this.rule = rule;
        this.keys = List.copyOf(keys);
        this.field = rule.signature().field();
        this.content = SignedContent.parse(rule.signed() == null ? "" : rule.signed());
        this.timestamp = rule.timestamp() == null ? null : TimestampCheck.of(rule.timestamp());
        this.conditions = Conditions.of(rule.require());
        this.ring = rule.keys() == null ? null : new KeyRing(rule.keys(), source);
        this.items = rule.each() == null ? null : JsonPointer.compile(rule.each());
    }

    @Override
    public Set<String> headers() {
        return content.headers();
    }

    @Override
    public String check(InboundRequest request, Instant now) throws VerificationFailure {
        if (isPlain()) {
            return signer(request, null, now);
        }
        var insides = Insides.of(request);
        return items == null ? signer(request, insides, now) : signerOfAll(request, insides, now);
    }

    /** Whether headers, body, method and URL are all it looks at, as with nearly every sender. */
    private boolean isPlain() {
        return content.isPlain()
                && field.place() == null
                && (timestamp == null || timestamp.field().place() == null)
                && conditions.isEmpty()
                && ring == null
                && items == null;
    }

    private String signerOfAll(InboundRequest request, Insides insides, Instant now) throws VerificationFailure {
        var list = insides.document().at(items);
        if (!list.isArray() || list.isEmpty()) {
            throw new VerificationFailure(MISSING_SIGNATURE, "the body has no items at " + items);
        }
        String signer = null;
        for (var item : list) {
            signer = signer(request, insides.item(item), now);
        }
        return signer;
    }

    private String signer(InboundRequest request, Insides insides, Instant now) throws VerificationFailure {
        var candidates = candidates(request, insides);
        var sentAt = timestamp == null ? null : timestamp.check(request, insides, now);
        if (ring != null || content.usesSecret() || !conditions.isEmpty()) {
            return signerBySecret(new Evidence(request, candidates, sentAt, now), insides);
        }
        var message = content.of(request, sentAt, insides);
        String signer = null;
        for (var named : keys) {
            if (named.key().signed(message, candidates)) {
                signer = named.secretId();
            }
        }
        return proven(signer != null, signer);
    }

    /** What of a request does not differ between secrets. */
    private record Evidence(InboundRequest request, List<byte[]> candidates, String sentAt, Instant now) {}

    private String signerBySecret(Evidence evidence, Insides insides) throws VerificationFailure {
        VerificationFailure unmet = null;
        for (var named : keys) {
            try {
                if (signed(named, evidence, insides.with(named.bytes()))) {
                    return named.secretId();
                }
            } catch (VerificationFailure failure) {
                unmet = failure;
            }
        }
        if (unmet != null) {
            throw unmet;
        }
        return proven(false, null);
    }

    private boolean signed(NamedKey named, Evidence evidence, Insides insides) throws VerificationFailure {
        var message = content.of(evidence.request(), evidence.sentAt(), insides);
        boolean signed = false;
        if (ring == null) {
            signed = named.key().signed(message, evidence.candidates());
        } else {
            for (var key : ring.keys(insides, evidence.now())) {
                signed |= new AsymmetricKey(rule.algorithm().javaName(), key).signed(message, evidence.candidates());
            }
        }
        if (signed) {
            conditions.check(evidence.request(), evidence.sentAt(), insides);
        }
        return signed;
    }

    private String proven(boolean signed, String signer) throws VerificationFailure {
        if (!signed) {
            throw failure(NO_MATCH, "was not made over this request with a secret of this endpoint");
        }
        return signer;
    }

    private List<byte[]> candidates(InboundRequest request, Insides insides) throws VerificationFailure {
        var values = field.values(request, insides);
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
            throw unreadable(request, insides);
        }
        return candidates;
    }

    private VerificationFailure unreadable(InboundRequest request, Insides insides) {
        return field.isPresent(request, insides)
                ? failure(
                        MALFORMED_SIGNATURE,
                        "is not written as " + rule.signature().format() + " with "
                                + rule.algorithm().word() + " in "
                                + rule.signature().encoding().word())
                : failure(MISSING_SIGNATURE, "is missing");
    }

    private VerificationFailure failure(VerificationFailure.Reason reason, String what) {
        return new VerificationFailure(reason, "the signature in " + field.where() + " " + what);
    }
}
