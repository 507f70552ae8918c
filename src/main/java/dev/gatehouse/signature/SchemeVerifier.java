package dev.gatehouse.signature;

import static dev.gatehouse.signature.VerificationFailure.Reason.UNCLEAR_SIGNED_HEADER;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Checks requests by a scheme: its rules are tried in their order, and the first that is fulfilled proves. */
final class SchemeVerifier implements Verifier {

    /**
     * A rule and the headers that must be absent when it is what proves a request. They are the ones that earlier rules
     * sign and this one does not: a stranger could add them to a request he recorded, and an event's id read from there
     * would make the recording a new event.
     */
    private record Step(Check check, List<String> absent) {}

    private final List<Step> steps;
    private final Set<String> confidential;
    private final Set<String> carriers;
    private final List<QueryToken> queryTokens;

    private SchemeVerifier(List<Step> steps, SignatureScheme scheme, List<QueryToken> queryTokens) {
        this.steps = steps;
        this.confidential = confidential(scheme);
        this.carriers = carriers(scheme);
        this.queryTokens = queryTokens;
    }

    static SchemeVerifier of(SignatureScheme scheme, List<Secret> secrets, KeySource source) {
        var steps = new ArrayList<Step>();
        var signedByEarlier = new ArrayList<String>();
        for (var check : Secrets.checks(scheme, secrets, source)) {
            var own = check.headers();
            steps.add(new Step(
                    check,
                    signedByEarlier.stream().filter(name -> !own.contains(name)).toList()));
            signedByEarlier.addAll(own);
        }
        return new SchemeVerifier(List.copyOf(steps), scheme, queryTokens(scheme));
    }

    @Override
    public Set<String> confidentialHeaders() {
        return confidential;
    }

    @Override
    public String withoutSecrets(String url) {
        var clean = url;
        for (var token : queryTokens) {
            clean = token.without(clean);
        }
        return clean;
    }

    @Override
    public boolean lacksProof(InboundRequest kept) {
        return carriers.stream().anyMatch(kept.headers()::isStruckOut)
                || queryTokens.stream().anyMatch(token -> token.isStruckOut(kept.url()));
    }

    @Override
    public VerifiedRequest verify(InboundRequest request, Instant now) throws VerificationFailure {
        VerificationFailure nearest = null;
        for (var step : steps) {
            try {
                var secretId = step.check().check(request, now);
                requireAbsent(step.absent(), request.headers());
                return new VerifiedRequest(request, secretId);
            } catch (VerificationFailure failure) {
                nearest = nearest == null || failure.reason().compareTo(nearest.reason()) > 0 ? failure : nearest;
            }
        }
        throw nearest;
    }

    /** A token is the secret itself. */
    private static Set<String> confidential(SignatureScheme scheme) {
        var names = new TreeSet<>(Verifier.acceptingUnsigned().confidentialHeaders());
        for (var rule : scheme.anyOf()) {
            if (rule.algorithm() == Algorithm.TOKEN && rule.signature().header() != null) {
                names.add(rule.signature().header().toLowerCase(Locale.ROOT));
            }
        }
        return Set.copyOf(names);
    }

    /** The headers in which proofs stand. */
    private static Set<String> carriers(SignatureScheme scheme) {
        return scheme.anyOf().stream()
                .map(rule -> rule.signature().header())
                .filter(Objects::nonNull)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static List<QueryToken> queryTokens(SignatureScheme scheme) {
        return scheme.anyOf().stream()
                .filter(rule -> rule.algorithm() == Algorithm.TOKEN)
                .map(rule -> rule.signature().at())
                .filter(RequestValue.QueryValue.class::isInstance)
                .map(place -> new QueryToken(((RequestValue.QueryValue) place).name()))
                .toList();
    }

    private static void requireAbsent(List<String> names, Headers headers) throws VerificationFailure {
        for (var name : names) {
            if (headers.first(name).isPresent()) {
                throw new VerificationFailure(
                        UNCLEAR_SIGNED_HEADER, "the header " + name + " is there and the signature does not cover it");
            }
        }
    }
}
