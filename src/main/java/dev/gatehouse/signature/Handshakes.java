package dev.gatehouse.signature;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The handshakes of an endpoint, with the secrets they need. Safe for use by many threads. */
public final class Handshakes {

    /** Of endpoints whose provider makes none. */
    public static final Handshakes NONE = new Handshakes(List.of(), null, List.of());

    private final List<HandshakeCheck> checks;
    private final List<Secret> signing;

    private Handshakes(List<Handshake> written, SignatureScheme scheme, List<Secret> secrets) {
        this.signing = secrets.stream()
                .filter(secret -> written.stream().noneMatch(one -> HandshakeTokens.owns(one, secret)))
                .toList();
        var keys = scheme == null ? new HandshakeKeys(List.of()) : HandshakeKeys.of(scheme, signing);
        this.checks = written.stream()
                .map(one -> new HandshakeCheck(one, HandshakeTokens.of(one, secrets), keys))
                .toList();
    }

    /**
     * Handshakes ready for use.
     *
     * @param written as the provider's file has them
     * @param scheme how the provider signs; null when it does not
     * @param secrets those of the endpoint that count now, the newest last
     * @throws InvalidSecret when one of them is too weak for what it opens
     */
    public static Handshakes of(List<Handshake> written, SignatureScheme scheme, List<Secret> secrets) {
        return written.isEmpty() ? new Handshakes(List.of(), null, secrets) : new Handshakes(written, scheme, secrets);
    }

    /**
     * The endpoint's verifier. Where secrets are learned by a handshake and none has come yet, it refuses everything.
     *
     * @param source where public keys come from that are neither secrets nor pinned
     * @throws InvalidSecret when a secret can't be one of the scheme, or when there is none and none can be learned
     */
    public Verifier verifier(SignatureScheme scheme, KeySource source) {
        boolean learns = checks.stream().anyMatch(HandshakeCheck::canLearn);
        return signing.isEmpty() && learns ? awaitingSecret(scheme) : Verifier.of(scheme, signing, source);
    }

    /** Whether two secrets serve the same end: signatures, or the same handshake. */
    public static boolean areOfOneKind(List<Handshake> written, Secret one, Secret other) {
        return written.stream()
                .allMatch(handshake -> HandshakeTokens.owns(handshake, one) == HandshakeTokens.owns(handshake, other));
    }

    /** The secrets that are no tokens of handshakes, the newest last. */
    public List<Secret> signingSecrets() {
        return signing;
    }

    /** HTTP methods that a handshake has besides POST. */
    public Set<String> methods() {
        return checks.stream()
                .map(check -> check.handshake().request().method())
                .filter(method -> !"POST".equals(method))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The handshake that a request is; empty for all others. */
    public Optional<HandshakeCheck> find(InboundRequest request) {
        for (var check : checks) {
            if (check.handshake().isAsked(request)) {
                return Optional.of(check);
            }
        }
        return Optional.empty();
    }

    /**
     * Whether anybody could have this very body signed, by handing it in as the value of a handshake that answers
     * strangers with a signature under the endpoint's secret.
     */
    public boolean signForAnybody(byte[] body) {
        return body.length <= EchoedValue.LONGEST
                && checks.stream().anyMatch(HandshakeCheck::signsForStrangers)
                && EchoedValue.isToken(new String(body, StandardCharsets.ISO_8859_1));
    }

    /** Names of headers that bring a secret, in lower case: never to be stored or shown. */
    public Set<String> confidentialHeaders() {
        return checks.stream()
                .map(check -> check.handshake().then().learn())
                .filter(RequestValue.HeaderValue.class::isInstance)
                .map(header -> ((RequestValue.HeaderValue) header).name().toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
    }

    /** A URL without the tokens of handshakes. */
    public String withoutTokens(String url) {
        var clean = url;
        for (var check : checks) {
            clean = check.withoutToken(clean);
        }
        return clean;
    }

    private static Verifier awaitingSecret(SignatureScheme scheme) {
        var headers = scheme.anyOf().stream()
                .map(rule -> rule.signature().header())
                .filter(Objects::nonNull)
                .collect(Collectors.toCollection(ArrayList::new));
        return (request, now) -> {
            boolean signed = headers.stream()
                    .anyMatch(name -> request.headers().first(name).isPresent());
            throw new VerificationFailure(
                    signed ? VerificationFailure.Reason.NO_MATCH : VerificationFailure.Reason.MISSING_SIGNATURE,
                    "the provider has not told its secret yet: register the URL there, with its token");
        };
    }
}
