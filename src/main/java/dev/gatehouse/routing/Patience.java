package dev.gatehouse.routing;

import dev.cel.common.ast.CelExpr;
import dev.cel.runtime.CelEvaluationListener;
import java.time.Duration;

/** Ends the evaluation of a filter that takes too long: the transaction that asks it holds the events of others too. */
final class Patience implements CelEvaluationListener {

    static final Duration LIMIT = Duration.ofMillis(20);
    static final String OVER = "it took longer than " + LIMIT.toMillis() + " ms";

    private final long began = System.nanoTime();
    private boolean over;

    @Override
    public void callback(CelExpr expression, Object result) {
        if (System.nanoTime() - began > LIMIT.toNanos()) {
            over = true;
            throw new IllegalStateException(OVER);
        }
    }

    boolean isOver() {
        return over;
    }
}
