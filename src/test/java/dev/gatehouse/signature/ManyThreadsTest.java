package dev.gatehouse.signature;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** A verifier is shared by all threads of a server. */
class ManyThreadsTest {

    /** More than there are idle Macs, so that some threads want the same one. */
    private static final int THREADS = 12;

    private static final int REQUESTS = 300;

    /** Large enough for threads to be interrupted in the middle of it. */
    private static final String BODY = "x".repeat(100_000);

    private final Call call = Call.of(
            "github", Calls.SECRET, BODY, Map.of("X-Hub-Signature-256", "sha256=" + Sign.hex(Calls.SECRET, BODY)));

    @Test
    void threadsDoNotDisturbEachOther() throws Exception {
        var verifier = Verifier.of(call.scheme(), List.of(new Secret("a", Calls.SECRET)));
        var threads = Executors.newFixedThreadPool(THREADS);
        try {
            var work = new ArrayList<Callable<Integer>>();
            for (int at = 0; at < THREADS; at++) {
                work.add(() -> accepted(verifier));
            }
            for (var done : threads.invokeAll(work)) {
                assertThat(done.get()).isEqualTo(REQUESTS);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private int accepted(Verifier verifier) throws VerificationFailure {
        int accepted = 0;
        while (accepted < REQUESTS) {
            accepted += verifier.verify(call.request(), call.now()).secretId().isPresent() ? 1 : 0;
        }
        return accepted;
    }
}
