package dev.gatehouse.run;

import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;

/** Tells the person who waits what is being done, and how long it took. */
record Progress(PrintStream out, Clock clock) {

    <T> T step(String what, Supplier<T> work) {
        out.print(what + " ... ");
        out.flush();
        Instant begin = clock.instant();
        try {
            T result = work.get();
            out.printf("%.1f s%n", Duration.between(begin, clock.instant()).toMillis() / 1000.0);
            return result;
        } catch (RuntimeException e) {
            out.println("no");
            throw e;
        }
    }
}
