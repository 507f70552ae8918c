package dev.gatehouse.inbox;

import java.util.UUID;

/**
 * Whose result it is.
 *
 * @param eventId the event
 * @param endpointId its endpoint's database id
 * @param key its idempotency key
 */
public record ResultOf(UUID eventId, long endpointId, String key) {}
