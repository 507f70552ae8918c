package dev.gatehouse.destination;

import java.util.Optional;

/**
 * What a receiver answered.
 *
 * @param status the HTTP status
 * @param retryAfter the header of this name
 * @param body the first bytes of the body, no more than were asked for
 */
record HeardReply(int status, Optional<String> retryAfter, byte[] body) {}
