package dev.gatehouse.delivery;

import java.time.Instant;
import java.util.List;

/**
 * Claims whose attempts are made one after the other, and how far that has come. Written by the thread that makes the
 * attempts, read by the one that waits for it.
 */
final class Round {

    private final List<Claim> claims;
    private volatile int at;
    private volatile Instant startedAt;

    Round(List<Claim> claims, Instant now) {
        this.claims = List.copyOf(claims);
        this.startedAt = now;
    }

    List<Claim> claims() {
        return claims;
    }

    boolean isOne() {
        return claims.size() == 1;
    }

    /** The attempt at this place begins. */
    Claim begin(int place, Instant now) {
        startedAt = now;
        at = place;
        return claims.get(place);
    }

    /** The claim whose attempt was begun last. */
    Claim current() {
        return claims.get(at);
    }

    /** When the attempt that was begun last began. */
    Instant currentStartedAt() {
        return startedAt;
    }

    /** The others. */
    List<Claim> allButCurrent() {
        var current = current();
        return claims.stream().filter(claim -> !claim.equals(current)).toList();
    }
}
