package dev.gatehouse.replay;

import dev.gatehouse.delivery.ReplayedEvent;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** What a job has selected and not handed out, and what of it is under way. */
record Items(Connection connection) {

    /** With the event, where retention has left it. */
    private static final String TAKE = """
            with taken as (
                delete from replay_item where replay_id = ? and event_id in (
                    select event_id from replay_item
                    where replay_id = ? and event_id > (select position from replay where id = ?)
                    order by event_id limit ?)
                returning event_id
            )
            select t.event_id, e.endpoint_id, e.type
            from taken t left join event e on e.id = t.event_id order by t.event_id
            """;

    private static final String DROP = """
            with dropped as (
                delete from replay_item where replay_id = ? and event_id in (
                    select event_id from replay_item where replay_id = ? limit 20000)
                returning 1
            )
            select count(*) from dropped
            """;

    private static final String UNDER_WAY = """
            select count(*) filter (where status in ('running', 'held') or status = 'pending' and due_at is not null),
                   count(*)
            from delivery where replay_id = ? and settled_at is null
            """;

    private static final String FAILING = """
            select count(*) from (
                select d.status from delivery d join replay r on r.id = d.replay_id
                where d.replay_id = ? and d.event_id > r.watched_from and d.attempts > 0 and d.status <> 'running'
                order by d.event_id desc limit ?) last
            where status in ('waiting', 'pending', 'dead')
            """;

    /** Events to deliver now, and how many of those taken are gone. */
    record Taken(List<ReplayedEvent> events, int expired, UUID last) {

        int count() {
            return events.size() + expired;
        }
    }

    /**
     * Deliveries of a job that have not ended.
     *
     * @param queued those that wait for a worker or are being worked on
     * @param all these, those that rest after a failure, and those that wait for another of their order key
     */
    record UnderWay(int queued, int all) {}

    Taken take(UUID replay, int most) throws SQLException {
        try (var statement = connection.prepareStatement(TAKE)) {
            statement.setObject(1, replay);
            statement.setObject(2, replay);
            statement.setObject(3, replay);
            statement.setInt(4, most);
            try (var rows = statement.executeQuery()) {
                var events = new ArrayList<ReplayedEvent>();
                int expired = 0;
                UUID last = null;
                while (rows.next()) {
                    last = rows.getObject(1, UUID.class);
                    long endpoint = rows.getLong(2);
                    if (rows.wasNull()) {
                        expired++;
                    } else {
                        events.add(new ReplayedEvent(last, endpoint, rows.getString(3)));
                    }
                }
                return new Taken(events, expired, last);
            }
        }
    }

    /** Forgets some; answers whether there were any. */
    boolean drop(UUID replay) throws SQLException {
        try (var statement = connection.prepareStatement(DROP)) {
            statement.setObject(1, replay);
            statement.setObject(2, replay);
            try (var row = statement.executeQuery()) {
                row.next();
                return row.getInt(1) > 0;
            }
        }
    }

    UnderWay underWay(UUID replay) throws SQLException {
        try (var statement = connection.prepareStatement(UNDER_WAY)) {
            statement.setObject(1, replay);
            try (var row = statement.executeQuery()) {
                row.next();
                return new UnderWay(row.getInt(1), row.getInt(2));
            }
        }
    }

    /** How many of the last deliveries that were attempted have failed so far. */
    int failing(UUID replay, int ofTheLast) throws SQLException {
        try (var statement = connection.prepareStatement(FAILING)) {
            statement.setObject(1, replay);
            statement.setInt(2, ofTheLast);
            try (var row = statement.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }
}
