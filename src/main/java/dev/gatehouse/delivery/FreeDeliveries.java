package dev.gatehouse.delivery;

import dev.gatehouse.persistence.Columns;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Stores new deliveries that wait for no other. */
record FreeDeliveries(Connection connection) {

    private static final String INSERT = """
            insert into delivery (id, event_id, endpoint_id, subscription_id, status, outbound, reason, due_at,
                                  replay_id)
            select id, event_id, endpoint_id, subscription_id, status, outbound, reason,
                   case when status = 'held' then null when outbound then now()
                        else now() + ? * interval '1 second' end, cast(? as uuid)
            from unnest(?::uuid[], ?::uuid[], ?::bigint[], ?::bigint[], ?::text[], ?::boolean[], ?::text[])
                as d(id, event_id, endpoint_id, subscription_id, status, outbound, reason)
            """;

    /** Not for live events: they have no such conflict, and looking for one costs each row a record in the log. */
    private static final String UNLESS_REPLAYED = """
            on conflict (replay_id, event_id, subscription_id) where replay_id is not null do nothing
            returning id
            """;

    /** When the sweeper looks after a delivery that was rung for. */
    private static final int SECONDS_UNTIL_SWEPT = 10;

    /**
     * Stores the deliveries of events that are stored with them.
     *
     * @param ringing whether they are rung for after the commit; if not, the sweeper finds them at once
     * @return what to ring for
     */
    List<UUID> insert(List<NewDelivery> deliveries, boolean ringing) throws SQLException {
        if (deliveries.isEmpty()) {
            return List.of();
        }
        try (var statement = connection.prepareStatement(INSERT)) {
            bind(statement, deliveries, ringing ? SECONDS_UNTIL_SWEPT : 0, null);
            statement.executeUpdate();
        }
        return deliveries.stream()
                .filter(FreeDeliveries::isRungFor)
                .map(NewDelivery::id)
                .toList();
    }

    /**
     * Stores what a replay makes, unless it made it before.
     *
     * @return what to ring for
     */
    List<UUID> insertReplayed(List<NewDelivery> deliveries, UUID replay) throws SQLException {
        if (deliveries.isEmpty()) {
            return List.of();
        }
        var stored = stored(deliveries, replay);
        return deliveries.stream()
                .filter(FreeDeliveries::isRungFor)
                .map(NewDelivery::id)
                .filter(stored::contains)
                .toList();
    }

    private Set<UUID> stored(List<NewDelivery> deliveries, UUID replay) throws SQLException {
        try (var statement = connection.prepareStatement(INSERT + UNLESS_REPLAYED)) {
            bind(statement, deliveries, SECONDS_UNTIL_SWEPT, replay);
            try (var rows = statement.executeQuery()) {
                var ids = new HashSet<UUID>();
                while (rows.next()) {
                    ids.add(rows.getObject(1, UUID.class));
                }
                return ids;
            }
        }
    }

    private static void bind(PreparedStatement statement, List<NewDelivery> deliveries, int dueInSeconds, UUID replay)
            throws SQLException {
        statement.setInt(1, dueInSeconds);
        statement.setObject(2, replay);
        new Columns<>(statement, 3, deliveries)
                .bind("uuid", NewDelivery::id)
                .bind("uuid", NewDelivery::eventId)
                .bind("bigint", NewDelivery::endpointId)
                .bind("bigint", NewDelivery::subscriptionId)
                .bind("text", delivery -> delivery.status().text())
                .bind("boolean", NewDelivery::outbound)
                .bind("text", NewDelivery::reason);
    }

    private static boolean isRungFor(NewDelivery delivery) {
        return delivery.status() == DeliveryStatus.PENDING && !delivery.outbound();
    }
}
