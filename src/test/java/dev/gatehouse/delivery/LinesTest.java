package dev.gatehouse.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.gatehouse.run.EmbeddedDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two transactions, as of two nodes, that change the same line at the same time. */
class LinesTest {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static EmbeddedDatabase database;

    private final OrderKey anna = new OrderKey(1, UUID.randomUUID());
    private final OrderKey ben = new OrderKey(1, UUID.randomUUID());
    private Connection first;
    private Connection second;

    @BeforeAll
    static void startDatabase() {
        database = EmbeddedDatabase.temporary();
        Flyway.configure()
                .dataSource(database.dataSource())
                .locations("classpath:db/migration")
                .load()
                .migrate();
    }

    @AfterAll
    static void stopDatabase() {
        database.close();
    }

    @BeforeEach
    void connect() throws SQLException {
        first = database.dataSource().getConnection();
        second = database.dataSource().getConnection();
        first.setAutoCommit(false);
        second.setAutoCommit(false);
    }

    @AfterEach
    void disconnect() throws SQLException {
        first.close();
        second.close();
    }

    @Test
    void whoCommitsFirstIsFirstBecauseTheOtherWaitsWithItsPlace() throws Exception {
        var earlier = delivery(anna);
        var later = delivery(anna);
        assertThat(insert(first, earlier)).containsExactly(earlier.id());
        var inserting = CompletableFuture.supplyAsync(() -> insertAndCommit(second, later));
        await().atMost(PATIENCE).until(LinesTest::isSomebodyWaiting);
        assertThat(inserting).isNotDone();
        first.commit();
        assertThat(inserting.get()).isEmpty();
        assertThat(place(earlier)).isLessThan(place(later));
    }

    @Test
    void nobodyWaitsForAnotherKey() throws Exception {
        var ofAnna = delivery(anna);
        var ofBen = delivery(ben);
        insert(first, ofAnna);
        assertThat(insertAndCommit(second, ofBen)).containsExactly(ofBen.id());
        first.commit();
    }

    @Test
    void keysInOppositeOrderAreNoDeadlock() throws Exception {
        var forwards = new NewDelivery[] {delivery(anna), delivery(ben)};
        var backwards = new NewDelivery[] {delivery(ben), delivery(anna)};
        insert(first, forwards);
        var inserting = CompletableFuture.supplyAsync(() -> insertAndCommit(second, backwards));
        await().atMost(PATIENCE).until(LinesTest::isSomebodyWaiting);
        first.commit();
        assertThat(inserting.get()).isEmpty();
    }

    @Test
    void whoGetsInLineWhileTheOneBeforeItEndsIsCalled() throws Exception {
        var before = delivery(anna);
        insertAndCommit(first, before);
        var behind = delivery(anna);
        assertThat(insert(first, behind)).isEmpty();
        var settling = CompletableFuture.supplyAsync(() -> settle(second, before));
        await().atMost(PATIENCE).until(LinesTest::isSomebodyWaiting);
        first.commit();
        assertThat(settling.get()).containsExactly(behind.id());
    }

    @Test
    void whoComesWhenTheLineHasJustEndedIsFirst() throws Exception {
        var before = delivery(anna);
        insertAndCommit(first, before);
        change(second, "update delivery set status = 'delivered', due_at = null, settled_at = now()", before);
        new Lines(second).lock(Set.of(anna));
        assertThat(new Lines(second).next(Set.of(anna))).isEmpty();
        var next = delivery(anna);
        var inserting = CompletableFuture.supplyAsync(() -> insertAndCommit(first, next));
        await().atMost(PATIENCE).until(LinesTest::isSomebodyWaiting);
        second.commit();
        assertThat(inserting.get()).containsExactly(next.id());
    }

    @Test
    void aDeadDeliveryStaysFirstAndACancelledOneDoesNot() throws Exception {
        var dead = delivery(anna);
        var behind = delivery(anna);
        insertAndCommit(first, dead, behind);
        change(first, "update delivery set status = 'dead', due_at = null, settled_at = now()", dead);
        assertThat(new Lines(first).next(Set.of(anna))).isEmpty();
        assertThat(new Lines(first).wake()).isZero();
        change(first, "update delivery set status = 'cancelled'", dead);
        assertThat(new Lines(first).wake()).isOne();
        first.commit();
    }

    private static NewDelivery delivery(OrderKey key) {
        var id = UuidCreator.getTimeOrderedEpochPlus1();
        return new NewDelivery(id, id, 1, key.subscriptionId(), DeliveryStatus.PENDING, Optional.of(key), false, null);
    }

    private static List<UUID> insert(Connection connection, NewDelivery... deliveries) throws SQLException {
        return new OrderedDeliveries(connection).insert(Arrays.asList(deliveries), Optional.empty());
    }

    private static List<UUID> insertAndCommit(Connection connection, NewDelivery... deliveries) {
        try {
            var called = insert(connection, deliveries);
            connection.commit();
            return called;
        } catch (SQLException unexpected) {
            throw new IllegalStateException(unexpected);
        }
    }

    private static List<UUID> settle(Connection connection, NewDelivery delivery) {
        try {
            change(connection, "update delivery set status = 'delivered', due_at = null, settled_at = now()", delivery);
            var line = Set.of(delivery.order().orElseThrow());
            new Lines(connection).lock(line);
            var called = new Lines(connection).next(line);
            connection.commit();
            return called;
        } catch (SQLException unexpected) {
            throw new IllegalStateException(unexpected);
        }
    }

    private static void change(Connection connection, String update, NewDelivery delivery) throws SQLException {
        try (var statement = connection.prepareStatement(update + " where id = ?")) {
            statement.setObject(1, delivery.id());
            assertThat(statement.executeUpdate()).isOne();
        }
    }

    private static long place(NewDelivery delivery) throws SQLException {
        return number("select order_place from delivery where id = '" + delivery.id() + "'");
    }

    private static boolean isSomebodyWaiting() throws SQLException {
        return number("select count(*) from pg_locks where not granted and locktype = 'advisory'") > 0;
    }

    private static long number(String sql) throws SQLException {
        try (var connection = database.dataSource().getConnection();
                var statement = connection.prepareStatement(sql);
                var row = statement.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }
}
