package dev.gatehouse.endpoint;

/**
 * A paused endpoint became active; fired in the transaction that makes it so.
 *
 * @param endpointId its database id
 */
public record EndpointResumed(long endpointId) {}
