package dev.gatehouse.bench.jmh;

import dev.gatehouse.signature.Headers;
import dev.gatehouse.signature.InboundRequest;
import dev.gatehouse.signature.Providers;
import dev.gatehouse.signature.Secret;
import dev.gatehouse.signature.VerificationFailure;
import dev.gatehouse.signature.VerifiedRequest;
import dev.gatehouse.signature.Verifier;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The verification of a GitHub webhook of 1 KB, and the one computation in it that can't be left out. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class Verification {

    private static final String ALGORITHM = "HmacSHA256";
    private static final byte[] SECRET = "a secret for measuring only".getBytes(StandardCharsets.US_ASCII);

    private final byte[] body = "x".repeat(1024).getBytes(StandardCharsets.US_ASCII);
    private Mac mac;
    private Verifier verifier;
    private InboundRequest request;

    /** Everything that is the same for every request. */
    @Setup
    public void prepare() throws GeneralSecurityException {
        mac = Mac.getInstance(ALGORITHM);
        mac.init(new SecretKeySpec(SECRET, ALGORITHM));
        var github = Providers.load().find("github").orElseThrow();
        var secret = new Secret("1", new String(SECRET, StandardCharsets.US_ASCII));
        verifier = Verifier.of(github.scheme(), List.of(secret));
        var signature = "sha256=" + HexFormat.of().formatHex(mac.doFinal(body));
        var headers = Headers.ofLines(List.of(
                Map.entry("Host", "hooks.example.com"),
                Map.entry("User-Agent", "GitHub-Hookshot/1"),
                Map.entry("Content-Type", "application/json"),
                Map.entry("X-GitHub-Event", "push"),
                Map.entry("X-GitHub-Delivery", "72d3162e-cc78-11e3-81ab-4c9367dc0958"),
                Map.entry("X-Hub-Signature-256", signature)));
        request = new InboundRequest("POST", "https://hooks.example.com/webhooks/github", headers, body);
    }

    /** The yardstick. */
    @Benchmark
    public byte[] macAlone() {
        return mac.doFinal(body);
    }

    /** What the door does. */
    @Benchmark
    public VerifiedRequest verification() throws VerificationFailure {
        return verifier.verify(request, Instant.EPOCH);
    }
}
