package dev.gatehouse.delivery;

import java.util.UUID;

/**
 * A delivery that is to be looked at.
 *
 * @param running whether it was claimed and not settled
 * @param leased whether the claim still counts
 * @param attempts how many were begun
 * @param claim the token of the claim; null when there is none
 */
record Due(UUID id, boolean running, boolean leased, int attempts, long subscriptionId, UUID eventId, UUID claim) {

    /** Its node did not settle it in time. */
    boolean isLost() {
        return running && !leased;
    }
}
