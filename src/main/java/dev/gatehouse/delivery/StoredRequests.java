package dev.gatehouse.delivery;

import dev.gatehouse.inbox.HeaderText;
import dev.gatehouse.signature.Headers;
import dev.gatehouse.signature.InboundRequest;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;

/** Stored events as the requests they came in, one at a time, because a body may be large. */
record StoredRequests(Connection connection) {

    private static final String READ = "select headers, body from event where id = ?";

    InboundRequest read(UUID event) throws SQLException {
        try (var statement = connection.prepareStatement(READ)) {
            statement.setObject(1, event);
            try (var row = statement.executeQuery()) {
                row.next();
                var lines = HeaderText.read(row.getString(1)).stream()
                        .map(pair -> Map.entry(pair.get(0), pair.get(1)))
                        .toList();
                return new InboundRequest("POST", "", Headers.ofLines(lines), row.getBytes(2));
            }
        }
    }
}
