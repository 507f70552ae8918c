package dev.gatehouse.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** How many attempts may begin now, so that no more begin in a second than a destination takes. Not safe for threads. */
final class Pace {

    private final Clock clock;
    private Instant second = Instant.MIN;
    private int begun;

    Pace(Clock clock) {
        this.clock = clock;
    }

    /**
     * How many more may begin in this second.
     *
     * @param ratePerSecond 0 for any number
     */
    int room(int ratePerSecond) {
        if (ratePerSecond == 0) {
            return Integer.MAX_VALUE;
        }
        var now = clock.instant();
        if (second.equals(Instant.MIN) || Duration.between(second, now).compareTo(Duration.ofSeconds(1)) >= 0) {
            second = now;
            begun = 0;
        }
        return Math.max(0, ratePerSecond - begun);
    }

    void begin(int count) {
        begun += count;
    }

    void giveBack(int count) {
        begun -= count;
    }
}
