package dev.gatehouse.delivery;

import java.util.UUID;

/**
 * A delivery that is to be stored with its event.
 *
 * @param reason why it is made although it may not be wanted; null for what is plainly wanted
 */
record NewDelivery(UUID id, UUID eventId, long endpointId, long subscriptionId, DeliveryStatus status, String reason) {}
