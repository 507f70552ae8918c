package dev.gatehouse.chaos;

import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;

/**
 * Stops the courier at a step with an event whose id names both: {@code RUNNING-17} waits there for the lock of this
 * number, which is held here.
 */
final class StoppedCourier implements AutoCloseable {

    private static final String STOP = """
            create function stop_at_step() returns trigger language plpgsql as $$
            declare
                name text;
            begin
                if tg_table_name = 'attempt' then
                    select e.event_id into name from delivery d join event e on e.id = d.event_id
                    where d.id = new.delivery_id;
                else
                    select e.event_id into name from event e where e.id = new.event_id;
                end if;
                if name like tg_argv[0] || '-%' then
                    perform pg_advisory_xact_lock_shared(4711, split_part(name, '-', 2)::integer);
                end if;
                return new;
            end $$
            """;

    private static final String WAITING =
            "from pg_locks where locktype = 'advisory' and classid = 4711 and not granted and objid = ?";

    private final DataSource database;
    private final Connection holder;

    StoppedCourier(DataSource database) throws SQLException {
        this.database = database;
        this.holder = database.getConnection();
        try (var statement = holder.createStatement()) {
            statement.execute(STOP);
            for (var step : CourierStep.values()) {
                statement.execute(step.trigger());
            }
        }
    }

    /** From now on whoever comes to the step of the event of this number waits there. */
    void hold(int number) throws SQLException {
        call(holder, "select pg_advisory_lock(4711, ?)", number);
    }

    /** Waits until somebody stands there, and has nobody rest meanwhile. */
    void awaitStopped(int number, StoredEvents events) {
        await("stopped with event " + number)
                .atMost(Duration.ofSeconds(30))
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> {
                    events.endRests();
                    return waiting(number) > 0;
                });
    }

    /** Ends the sessions that wait there, as the network does with those of a machine that is gone. */
    void endSessions(int... numbers) throws SQLException {
        for (int number : numbers) {
            call("select pg_terminate_backend(pid) " + WAITING, number);
        }
    }

    /** Lets go on whoever waits there still. */
    void release(int... numbers) throws SQLException {
        for (int number : numbers) {
            call(holder, "select pg_advisory_unlock(4711, ?)", number);
        }
    }

    void releaseAll() throws SQLException {
        try (var statement = holder.createStatement()) {
            statement.execute("select pg_advisory_unlock_all()");
        }
    }

    /** Waits until nobody stands there any more. */
    void awaitGone(int... numbers) {
        for (int number : numbers) {
            await().atMost(Duration.ofSeconds(30))
                    .pollInterval(Duration.ofMillis(10))
                    .until(() -> waiting(number) == 0);
        }
    }

    private int waiting(int number) throws SQLException {
        return call("select count(*) " + WAITING, number);
    }

    private int call(String sql, int number) throws SQLException {
        try (var connection = database.getConnection()) {
            return call(connection, sql, number);
        }
    }

    /** The number it answers, where it answers one. */
    private static int call(Connection connection, String sql, int number) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            statement.setInt(1, number);
            try (var row = statement.executeQuery()) {
                return row.next() && row.getObject(1) instanceof Number found ? found.intValue() : 0;
            }
        }
    }

    @Override
    public void close() throws SQLException {
        holder.close();
    }
}
