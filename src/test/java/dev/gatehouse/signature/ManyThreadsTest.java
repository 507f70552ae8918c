package dev.gatehouse.signature;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A verifier is shared by all threads of a server. */
class ManyThreadsTest {

    @Test
    void threadsDoNotDisturbEachOther() {
        var good = Calls.stripe();
        var forged = good.withBody(new byte[2000]).request();
        var verifier = Verifier.of(good.scheme(), List.of(new Secret("a", Calls.SECRET)));
        var right = IntStream.range(0, 20_000)
                .parallel()
                .filter(at -> accepts(verifier, at % 3 == 0 ? forged : good.request(), good) == (at % 3 != 0))
                .count();
        assertThat(right).isEqualTo(20_000);
    }

    private static boolean accepts(Verifier verifier, InboundRequest request, Call call) {
        try {
            return verifier.verify(request, call.now()).request().equals(request);
        } catch (VerificationFailure failure) {
            return false;
        }
    }
}
