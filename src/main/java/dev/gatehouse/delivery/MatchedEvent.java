package dev.gatehouse.delivery;

import dev.gatehouse.inbox.Arrival;
import dev.gatehouse.signature.Headers;
import dev.gatehouse.signature.InboundRequest;
import java.time.Instant;
import java.util.UUID;

/** What decides which ways an event goes, be it about to be stored or stored long ago. */
interface MatchedEvent {

    UUID id();

    String type();

    Instant receivedAt();

    /** The request it came in; asked for only when a filter or an order key looks into it. */
    InboundRequest request();

    /** The headers as they may be kept. */
    Headers headers();

    /** An event on its way into the inbox. */
    record Arriving(Arrival arrival) implements MatchedEvent {

        @Override
        public UUID id() {
            return arrival.id();
        }

        @Override
        public String type() {
            return arrival.identity().type();
        }

        @Override
        public Instant receivedAt() {
            return arrival.receivedAt();
        }

        @Override
        public InboundRequest request() {
            return arrival.request().request();
        }

        @Override
        public Headers headers() {
            return arrival.headers();
        }
    }
}
