package dev.gatehouse.replay;

import java.util.OptionalLong;
import java.util.UUID;

/**
 * A job as the node that works on it finds it.
 *
 * @param state where it stands
 * @param selected how many events it is about; empty while that is not known
 * @param remaining how many of them were not handed out
 * @param subscription the only subscription it delivers to; empty for every one that takes an event
 * @param lot how many deliveries it may have under way
 * @param allowed how many events its pace allows now
 */
record Job(
        UUID id,
        ReplayState state,
        OptionalLong selected,
        long remaining,
        OptionalLong subscription,
        int lot,
        int allowed) {}
