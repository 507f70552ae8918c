package dev.gatehouse.delivery;

import dev.gatehouse.routing.Route;
import dev.gatehouse.signature.InboundRequest;
import dev.gatehouse.signature.RequestValue;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import java.util.UUID;

/**
 * The line a delivery waits in: one delivery of it is under way at a time, in the order of their places.
 *
 * @param subscriptionId the subscription
 * @param value half a SHA-256 of the value its order key has in the event
 */
record OrderKey(long subscriptionId, UUID value) {

    /** Spreads subscriptions over the numbers there are for locks (2^64 divided by the golden ratio). */
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    /** Empty when the subscription asks for no order, or the event has no such value. */
    static Optional<OrderKey> of(Route route, InboundRequest request) {
        return route.orderKey()
                .flatMap(place -> RequestValue.parse(place).read(request))
                .map(value -> new OrderKey(route.subscriptionId(), digest(value)));
    }

    /** The number of the advisory lock whoever changes the line holds; two lines may share one, which harms neither. */
    long lock() {
        return value.getMostSignificantBits() ^ subscriptionId * SPREAD;
    }

    private static UUID digest(String value) {
        try {
            var sha256 = MessageDigest.getInstance("SHA-256").digest(value.getBytes(StandardCharsets.UTF_8));
            var half = ByteBuffer.wrap(sha256);
            return new UUID(half.getLong(), half.getLong());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
