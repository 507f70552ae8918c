package dev.gatehouse.bench.jmh;

import java.util.Collection;
import java.util.Locale;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** {@code mvn -Pjmh test}: what a verification costs, as a multiple of the bare HMAC, and what it allocates. */
public final class VerificationCost {

    private VerificationCost() {}

    public static void main(String[] arguments) throws RunnerException {
        var options = new OptionsBuilder()
                .include(Verification.class.getName())
                .addProfiler(GCProfiler.class)
                .forks(Integer.getInteger("bench.forks", 3))
                .warmupIterations(5)
                .warmupTime(TimeValue.seconds(2))
                .measurementIterations(5)
                .measurementTime(TimeValue.seconds(2))
                .resultFormat(ResultFormatType.JSON)
                .result("target/verification.json")
                .build();
        var results = new Runner(options).run();
        double alone = find(results, "macAlone").getPrimaryResult().getScore();
        var verification = find(results, "verification");
        double whole = verification.getPrimaryResult().getScore();
        System.out.printf(
                Locale.ROOT,
                "HMAC-SHA256 of 1 KB alone %.0f ns, verification %.0f ns: %.2f times; %.0f bytes allocated%n",
                alone,
                whole,
                whole / alone,
                allocated(verification));
    }

    private static RunResult find(Collection<RunResult> results, String benchmark) {
        return results.stream()
                .filter(result -> result.getParams().getBenchmark().endsWith("." + benchmark))
                .findFirst()
                .orElseThrow();
    }

    private static double allocated(RunResult result) {
        return result.getSecondaryResults().entrySet().stream()
                .filter(entry -> entry.getKey().endsWith("gc.alloc.rate.norm"))
                .findFirst()
                .orElseThrow()
                .getValue()
                .getScore();
    }
}
