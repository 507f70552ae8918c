package dev.gatehouse.diagnosis;

import dev.gatehouse.signature.InboundRequest;
import java.time.Instant;

/**
 * A request that is looked at.
 *
 * @param request as the endpoint's door would see it
 * @param urlAsSent the URL as whoever asks knows it
 * @param at the time that its own time is held against
 */
public record Specimen(InboundRequest request, String urlAsSent, Instant at) {}
