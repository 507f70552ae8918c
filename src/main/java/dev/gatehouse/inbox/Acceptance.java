package dev.gatehouse.inbox;

import java.util.UUID;

/** What became of an arrival. Each of these is known only after the commit. */
public sealed interface Acceptance {

    /** Id of the event the arrival became, or of the one that was there before it. */
    UUID id();

    /** A new event, stored. */
    record Accepted(UUID id) implements Acceptance {}

    /** An event that was stored before; the sender gets the first answer again. */
    record Duplicate(UUID id, Answer answer) implements Acceptance {}

    /** An event that was stored before and whose handlers have no result yet. */
    record InProgress(UUID id) implements Acceptance {}

    /** Another body under a key that is taken; nothing was stored. */
    record Conflict(UUID id) implements Acceptance {}
}
