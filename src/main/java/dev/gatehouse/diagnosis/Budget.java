package dev.gatehouse.diagnosis;

/** How much one diagnosis may verify: whoever asks must not be able to keep a node busy. For one thread. */
final class Budget {

    private static final int MOST_ATTEMPTS = 2_000;
    private static final long MOST_BYTES = 64L << 20;

    private int attempts;
    private long bytes;

    /** Whether this may still be tried; it counts then. */
    boolean allows(Attempt attempt) {
        attempts++;
        bytes += (long) attempt.request().body().length
                * attempt.scheme().anyOf().size()
                * Math.max(1, attempt.secrets().size());
        return !isSpent();
    }

    boolean isSpent() {
        return attempts > MOST_ATTEMPTS || bytes > MOST_BYTES;
    }
}
