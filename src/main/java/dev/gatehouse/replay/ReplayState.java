package dev.gatehouse.replay;

import java.util.Locale;

/**
 * Where a replay stands.
 *
 * <pre>
 *   RUNNING <-> PAUSED
 *      |          |
 *      |          +--> CANCELLED
 *      +-> DONE | CANCELLED
 * </pre>
 */
enum ReplayState {

    /** Selects its events, hands them out, or waits for the last deliveries. */
    RUNNING,

    /** Hands nothing out until somebody resumes it. */
    PAUSED,

    /** Given up; deliveries it had made and nobody had begun were cancelled with it. */
    CANCELLED,

    /** All that was selected has ended one way or the other. */
    DONE;

    String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    static ReplayState of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }
}
