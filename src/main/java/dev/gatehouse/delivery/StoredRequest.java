package dev.gatehouse.delivery;

import dev.gatehouse.inbox.HeaderText;
import dev.gatehouse.signature.Headers;
import dev.gatehouse.signature.InboundRequest;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** A stored event as the request it came in, read when somebody asks, because a body may be large. */
final class StoredRequest implements MatchedEvent {

    private static final String READ = "select headers, body from event where id = ?";

    private final Connection connection;
    private final ReplayedEvent event;
    private InboundRequest request;

    StoredRequest(Connection connection, ReplayedEvent event) {
        this.connection = connection;
        this.event = event;
    }

    @Override
    public UUID id() {
        return event.id();
    }

    @Override
    public String type() {
        return event.type();
    }

    /** Its id, a UUIDv7, begins with it. */
    @Override
    public Instant receivedAt() {
        return Instant.ofEpochMilli(event.id().getMostSignificantBits() >>> 16);
    }

    @Override
    public Headers headers() {
        return request().headers();
    }

    @Override
    public InboundRequest request() {
        if (request == null) {
            request = read();
        }
        return request;
    }

    private InboundRequest read() {
        try (var statement = connection.prepareStatement(READ)) {
            statement.setObject(1, event.id());
            try (var row = statement.executeQuery()) {
                row.next();
                var lines = HeaderText.read(row.getString(1)).stream()
                        .map(pair -> Map.entry(pair.get(0), pair.get(1)))
                        .toList();
                return new InboundRequest("POST", "", Headers.ofLines(lines), row.getBytes(2));
            }
        } catch (SQLException failure) {
            throw new IllegalStateException("an event could not be read", failure);
        }
    }
}
