package dev.gatehouse.routing;

import com.dashjoin.jsonata.Jsonata;
import java.time.Duration;
import java.util.Collection;

/** What an evaluation of a transformation may use up: time, depth, and the size of any one value. Each serves one evaluation. */
final class Bounds {

    static final Duration LIMIT = Duration.ofSeconds(1);

    private static final int DEEPEST = 400;
    private static final int LONGEST_TEXT = 16 << 20;
    private static final int MOST_ELEMENTS = 1_000_000;
    private static final String PAD = "<s-ns?:s>";

    private final long began = System.nanoTime();
    private int depth;

    /** An evaluation went beyond a bound. */
    static final class Exceeded extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Exceeded(String which) {
            super(which, null, false, false);
        }
    }

    /** Puts the evaluation in this frame under the bounds. */
    void guard(Jsonata.Frame frame) {
        frame.setEvaluateEntryCallback((step, input, scope) -> enter());
        frame.setEvaluateExitCallback((step, input, scope, result) -> leave(result));
        frame.bind("pad", Jsonata.function("pad", Bounds::pad, PAD));
    }

    private void enter() {
        depth++;
        require(depth <= DEEPEST, "it calls itself more than " + DEEPEST + " levels deep");
        require(System.nanoTime() - began <= LIMIT.toNanos(), "it took longer than " + LIMIT.toMillis() + " ms");
    }

    private void leave(Object result) {
        depth--;
        require(!(result instanceof CharSequence text) || text.length() <= LONGEST_TEXT, "it made too long a text");
        require(!(result instanceof Collection<?> list) || list.size() <= MOST_ELEMENTS, "it made too long a list");
    }

    /** The library's own takes quadratic time and any amount of memory. */
    private static String pad(String text, Number width, String with) {
        if (text == null) {
            return null;
        }
        long missing = Math.abs((long) width.intValue()) - text.codePointCount(0, text.length());
        require(missing <= LONGEST_TEXT, "it made too long a text");
        var fill = with == null || with.isEmpty() ? " " : with;
        var padding = new StringBuilder();
        var points = fill.codePoints().toArray();
        for (int i = 0; i < missing; i++) {
            padding.appendCodePoint(points[i % points.length]);
        }
        return width.intValue() < 0 ? padding + text : text + padding;
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new Exceeded(otherwise);
        }
    }
}
