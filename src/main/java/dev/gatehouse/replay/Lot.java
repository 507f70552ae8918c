package dev.gatehouse.replay;

/**
 * How many deliveries a job may have under way at once. What the workers finish between two looks may be twice as much
 * the next time; of what they don't finish there is to be half. So slow handlers are given few at a time, and workers stay
 * free for live traffic.
 */
final class Lot {

    static final int LEAST = 4;

    /** Four bells; with eight workers four listen to nothing but live traffic even then. */
    static final int MOST = 128;

    private Lot() {}

    /** The next lot, when so many of the last one wait or are worked on. */
    static int after(int lot, int queued) {
        if (queued == 0) {
            return Math.min(MOST, lot * 2);
        }
        return queued > lot / 2 ? Math.max(LEAST, lot / 2) : lot;
    }
}
