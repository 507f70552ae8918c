package dev.gatehouse.delivery;

import dev.gatehouse.persistence.Columns;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Puts new deliveries at the end of their lines. */
record OrderedDeliveries(Connection connection) {

    /** Places are drawn while the lines are locked, and the locks end with the commit. */
    private static final String INSERT = """
            insert into delivery (id, event_id, endpoint_id, subscription_id, status, outbound, reason, replay_id, order_key,
                                  order_place)
            select id, event_id, endpoint_id, subscription_id, status, outbound, reason, cast(? as uuid), order_key,
                   nextval('delivery_place')
            from (
                select * from unnest(?::uuid[], ?::uuid[], ?::bigint[], ?::bigint[], ?::text[], ?::boolean[],
                        ?::text[], ?::uuid[])
                    with ordinality as d(id, event_id, endpoint_id, subscription_id, status, outbound, reason,
                        order_key, number)
                order by number) d
            on conflict (replay_id, event_id, subscription_id) where replay_id is not null do nothing
            """;

    /**
     * Stores them in this order.
     *
     * @param replay the replay that makes them
     * @return the first of their lines, to be rung for after the commit
     */
    List<UUID> insert(List<NewDelivery> deliveries, Optional<UUID> replay) throws SQLException {
        if (deliveries.isEmpty()) {
            return List.of();
        }
        var keys = deliveries.stream().map(OrderedDeliveries::line).toList();
        var lines = new Lines(connection);
        lines.lock(keys);
        try (var statement = connection.prepareStatement(INSERT)) {
            statement.setObject(1, replay.orElse(null));
            new Columns<>(statement, 2, deliveries)
                    .bind("uuid", NewDelivery::id)
                    .bind("uuid", NewDelivery::eventId)
                    .bind("bigint", NewDelivery::endpointId)
                    .bind("bigint", NewDelivery::subscriptionId)
                    .bind("text", delivery -> delivery.status().text())
                    .bind("boolean", NewDelivery::outbound)
                    .bind("text", NewDelivery::reason)
                    .bind("uuid", delivery -> line(delivery).value());
            statement.executeUpdate();
        }
        return lines.next(keys);
    }

    private static OrderKey line(NewDelivery delivery) {
        return delivery.order().orElseThrow();
    }
}
