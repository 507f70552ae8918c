package dev.gatehouse.delivery;

import java.util.UUID;

/**
 * A stored event that is to be delivered once more.
 *
 * @param id its id
 * @param endpointId database id of its endpoint
 * @param type its type
 */
public record ReplayedEvent(UUID id, long endpointId, String type) {}
