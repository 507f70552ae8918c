package dev.gatehouse.signature;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Whatever a stranger writes into a header, the URL or the body, verification says no or yes and nothing else. */
class RequestFuzz {

    private static final Providers PROVIDERS = Providers.load();

    private static final List<Case> CASES =
            PROVIDERS.all().stream().flatMap(RequestFuzz::cases).toList();

    private record Case(Verifier verifier, InboundRequest genuine, Instant now) {}

    @FuzzTest(maxDuration = "10m")
    void everyRequestIsProvenOrRefused(FuzzedDataProvider data) {
        var sample = CASES.get(data.consumeInt(0, CASES.size() - 1));
        try {
            sample.verifier().verify(changed(sample.genuine(), data), sample.now());
        } catch (VerificationFailure expected) {
            // what it is for
        }
    }

    private static InboundRequest changed(InboundRequest genuine, FuzzedDataProvider data) {
        return switch (data.consumeInt(0, 3)) {
            case 0 -> new InboundRequest("POST", genuine.url(), genuine.headers(), data.consumeRemainingAsBytes());
            case 1 -> new InboundRequest("POST", data.consumeRemainingAsString(), genuine.headers(), genuine.body());
            default -> new InboundRequest("POST", genuine.url(), headers(genuine.headers(), data), genuine.body());
        };
    }

    /** One header line with another value, or the same once more. */
    private static Headers headers(Headers genuine, FuzzedDataProvider data) {
        var lines = new ArrayList<>(genuine.entries());
        if (lines.isEmpty()) {
            return genuine;
        }
        int at = data.consumeInt(0, lines.size() - 1);
        boolean again = data.consumeBoolean();
        var line = Map.entry(lines.get(at).getKey(), data.consumeRemainingAsString());
        if (again) {
            lines.add(line);
        } else {
            lines.set(at, line);
        }
        return Headers.ofLines(lines);
    }

    private static Stream<Case> cases(Provider provider) {
        return PROVIDERS.vectors(provider.id()).vectors().stream()
                .filter(vector -> vector.expect() == TestVector.Verdict.VALID)
                .map(vector -> of(provider, vector));
    }

    private static Case of(Provider provider, TestVector vector) {
        var secrets = vector.secrets().stream()
                .map(text -> new Secret(vector.name(), text))
                .toList();
        var scheme = vector.publicKeys() == null
                ? provider.scheme()
                : provider.scheme().with(new SignatureScheme.Overrides(null, null, vector.publicKeys()));
        var keys =
                vector.documents() == null ? KeySource.none() : new WrittenKeys(vector.documents(), vector.anchors());
        return new Case(
                Verifier.of(scheme, secrets, keys),
                vector.request().inbound(),
                Instant.ofEpochSecond(vector.clock() == null ? 0 : vector.clock()));
    }
}
