package dev.gatehouse.chaos;

import java.util.Locale;

/**
 * Where the courier stands with a delivery, told by what it asks of the database: a trigger of the test stops it there, so
 * the product knows nothing of it.
 */
enum CourierStep {
    /** The claim is written and not committed. */
    CLAIMING("after update on delivery for each row " + Condition.CLAIMED, "pending", 0),

    /** The claim commits, and nobody begins on it. */
    CLAIMED("after update on delivery " + Condition.IN_COMMIT + Condition.CLAIMED, "running", 0),

    /** The handler is at its first effect. */
    RUNNING("before insert on processed_webhook for each row", "running", 0),

    /** The effects are written, the settlement is not. */
    WORKED("before update on delivery for each row when (new.status = 'delivered')", "running", 0),

    /** Effects and settlement are written and not committed. */
    SETTLED("after insert on attempt for each row", "running", 0),

    /** Effects and settlement commit, and nobody hears of it. */
    COMMITTING("after insert on attempt " + Condition.IN_COMMIT, "delivered", 1);

    private static final class Condition {
        static final String IN_COMMIT = "deferrable initially deferred for each row ";
        static final String CLAIMED = "when (old.status <> 'running' and new.status = 'running')";
    }

    private final String occasion;
    private final String left;
    private final int effects;

    CourierStep(String occasion, String left, int effects) {
        this.occasion = occasion;
        this.left = left;
        this.effects = effects;
    }

    /** Whether a commit that has begun goes through although its client is gone. */
    boolean isInCommit() {
        return occasion.contains("deferred");
    }

    /** The delivery's status, and how many effects there are, once the process has been killed here. */
    String left() {
        return left + " " + effects;
    }

    String trigger() {
        return "create %s trigger %s %s execute function stop_at_step('%s')"
                .formatted(
                        isInCommit() ? "constraint" : "", "stop_" + name().toLowerCase(Locale.ROOT), occasion, name());
    }
}
