package dev.gatehouse.replay;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;

/**
 * A replay as operators see it.
 *
 * @param id its id, a UUIDv7
 * @param state {@code selecting}, {@code running}, {@code paused}, {@code cancelled} or {@code done}
 * @param pausedBecause why it paused itself; null when it did not
 * @param eventId the one event it is about; null when it goes by the query
 * @param query which events, with the time up to which it selected; null when it is about one event
 * @param subscription the only subscription it delivers to; null for every one that takes an event
 * @param ratePerSecond the most events in a second
 * @param dryRun whether it only counts
 * @param counts how far it is
 * @param progress the share of the selected events that have ended, from 0 to 1
 * @param createdAt when it was submitted
 * @param finishedAt when the last of it ended; null while it has not
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record ReplayView(
        UUID id,
        String state,
        String pausedBecause,
        UUID eventId,
        ReplayRequest.Query query,
        Long subscription,
        double ratePerSecond,
        boolean dryRun,
        Counts counts,
        double progress,
        Instant createdAt,
        Instant finishedAt) {

    /**
     * Events, not deliveries.
     *
     * @param selected how many there are to deliver; null while that is being found out
     * @param handedOut how many were looked at so far
     * @param done all their deliveries succeeded
     * @param failed a delivery is dead or was cancelled
     * @param expired they were removed by retention before their turn came
     * @param unrouted no subscription takes them
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record Counts(Long selected, long handedOut, long done, long failed, long expired, long unrouted) {

        double progress() {
            if (selected == null) {
                return 0;
            }
            return selected == 0 ? 1 : (double) (done + failed + expired + unrouted) / selected;
        }
    }
}
