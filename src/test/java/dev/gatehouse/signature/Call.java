package dev.gatehouse.signature;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A request to a provider's endpoint, of which a test changes one thing at a time. */
@SuppressWarnings("ArrayRecordComponent")
record Call(String provider, List<String> secrets, Map<String, String> headers, byte[] body, Instant now) {

    static final Providers PROVIDERS = Providers.load();

    static Call of(String provider, String secret, String body, Map<String, String> headers) {
        return new Call(
                provider, List.of(secret), headers, body.getBytes(StandardCharsets.UTF_8), Instant.ofEpochSecond(0));
    }

    Call at(long epochSeconds) {
        return new Call(provider, secrets, headers, body, Instant.ofEpochSecond(epochSeconds));
    }

    Call atMillis(long epochMillis) {
        return new Call(provider, secrets, headers, body, Instant.ofEpochMilli(epochMillis));
    }

    Call withBody(byte[] other) {
        return new Call(provider, secrets, headers, other, now);
    }

    Call withSecrets(String... others) {
        return new Call(provider, List.of(others), headers, body, now);
    }

    Call with(String header, String value) {
        var changed = new LinkedHashMap<>(headers);
        changed.put(header, value);
        return new Call(provider, secrets, changed, body, now);
    }

    Call without(String header) {
        var changed = new LinkedHashMap<>(headers);
        changed.remove(header);
        return new Call(provider, secrets, changed, body, now);
    }

    SignatureScheme scheme() {
        return PROVIDERS.find(provider).orElseThrow().scheme();
    }

    InboundRequest request() {
        return new InboundRequest("POST", "https://hooks.example.com/webhooks/a", Headers.ofLines(lines()), body);
    }

    /** What verification says: {@code accepted}, or the reason of the failure. */
    String outcome() {
        return outcome(scheme());
    }

    String outcome(SignatureScheme scheme) {
        try {
            verify(scheme, request());
            return "accepted";
        } catch (VerificationFailure failure) {
            return failure.reason().name();
        }
    }

    VerifiedRequest verify(SignatureScheme scheme, InboundRequest request) throws VerificationFailure {
        return Verifier.of(scheme, namedSecrets()).verify(request, now);
    }

    List<Map.Entry<String, String>> lines() {
        return headers.entrySet().stream()
                .map(header -> Map.entry(header.getKey(), header.getValue()))
                .toList();
    }

    private List<Secret> namedSecrets() {
        var named = new ArrayList<Secret>();
        secrets.forEach(text -> named.add(new Secret("secret-" + named.size(), text)));
        return named;
    }
}
