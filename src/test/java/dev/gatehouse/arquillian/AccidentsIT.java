package dev.gatehouse.arquillian;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.gatehouse.operation.HousekeepingNow;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What another node, an older state of it, or somebody's flood leaves in the database. */
@ExtendWith(ArquillianExtension.class)
class AccidentsIT {

    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private static final String REJECTIONS = """
            insert into rejection (id, endpoint_id, received_at, reason, detail, method, url, source_address, headers, body)
            select gen_random_uuid(), ?1, now(), 'invalid_signature', '', 'POST', '/', '127.0.0.1', '[]',
                   convert_to(repeat('x', %d), 'UTF8')
            from generate_series(1, %d)
            """;

    private static final String COUNT_REJECTIONS = "select count(*) from rejection where endpoint_id = ?1";

    @Inject
    private Sender sender;

    @Inject
    private Rows rows;

    @Inject
    private HousekeepingNow housekeeping;

    @Deployment
    static WebArchive product() {
        return ProductArchive.with(Sender.class, Rows.class, HousekeepingNow.class);
    }

    @Test
    void anEventThatANodeHeldThoughItsEndpointWasJustResumedIsReleased() {
        long endpoint = sender.endpoint("resumed");
        var event = storeEvent(endpoint);
        storeDelivery(event, "held", "null", subscription(endpoint));
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(status(event)).isEqualTo("ignored"));
    }

    @Test
    void aDeliveryWhoseWayThisNodeHasNotHeardOfYetWaitsUnattemptedAndIsDoneOnceItHas() {
        long endpoint = sender.endpoint("elsewhere");
        rows.change("""
                insert into subscription (endpoint_id, destination_id)
                select ?1, id from destination where name = 'handlers'
                """, endpoint);
        var event = storeEvent(endpoint);
        storeDelivery(event, "pending", "now()", subscription(endpoint));
        await().atMost(PATIENCE).until(() -> rows.count("""
                        select count(*) from delivery
                        where event_id = ?1 and status = 'waiting' and attempts = 0 and due_at > now()
                        """, event) == 1);
        rows.change("update configuration set version = version + 1 where ?1 > 0", endpoint);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(status(event)).isEqualTo("ignored"));
        assertThat(rows.list("""
                        select string_agg(a.number || ' ' || a.outcome, ',')
                        from attempt a join delivery d on d.id = a.delivery_id where d.event_id = ?1
                        """, event).get(0)).isEqualTo("1 ignored");
    }

    @Test
    void thePenKeepsTheNewestThousandOfAnEndpointAndTouchesNoOther() {
        long flooded = sender.endpoint("flooded");
        long quiet = sender.endpoint("quiet");
        emptyPen(flooded, quiet);
        rows.change(REJECTIONS.formatted(10, 1_500), flooded);
        rows.change(REJECTIONS.formatted(10, 5), quiet);
        housekeeping.trimPen();
        assertThat(rows.count(COUNT_REJECTIONS, flooded)).isEqualTo(1_000);
        assertThat(rows.count(COUNT_REJECTIONS, quiet)).isEqualTo(5);
    }

    @Test
    void thePenKeepsNoMoreThanSixtyFourMebibytesOfAnEndpoint() {
        long flooded = sender.endpoint("flooded");
        emptyPen(flooded);
        rows.change(REJECTIONS.formatted(1 << 20, 70), flooded);
        housekeeping.trimPen();
        assertThat(rows.count(COUNT_REJECTIONS, flooded)).isEqualTo(63);
    }

    @Test
    void aDayWhoseEventsLieInTheDefaultPartitionKeepsNoOtherDayFromItsPartition() {
        long endpoint = sender.endpoint("partitions");
        dropPartitionOf(6);
        dropPartitionOf(7);
        var first = storeEventOfDay(endpoint, 6);
        housekeeping.makePartitions();
        assertThat(rows.count("select count(*) from event_default where id = ?1", first))
                .isOne();
        assertThat(partitionOf(6)).isNull();
        assertThat(partitionOf(7)).isNotNull();
        var second = storeEventOfDay(endpoint, 6);
        assertThat(rows.count("select count(*) from event where id = ?1", second))
                .isOne();
        rows.change("delete from event where endpoint_id = ?1", endpoint);
        housekeeping.makePartitions();
        assertThat(partitionOf(6)).isNotNull();
    }

    private void emptyPen(long... endpoints) {
        for (long endpoint : endpoints) {
            rows.change("delete from rejection where endpoint_id = ?1", endpoint);
        }
    }

    private UUID storeEvent(long endpoint) {
        return store(endpoint, UUID.randomUUID());
    }

    /** The last bytes are of chance, the first ones are that day's. */
    private UUID storeEventOfDay(long endpoint, int daysFromNow) {
        var bound = rows.list(
                        "select event_partition_bound((now() at time zone 'UTC')::date + cast(?1 as integer))",
                        daysFromNow)
                .get(0);
        var chance = UUID.randomUUID().toString();
        return store(endpoint, UUID.fromString(bound.toString().substring(0, 14) + chance.substring(14)));
    }

    private UUID store(long endpoint, UUID id) {
        rows.change("""
                insert into event (id, endpoint_id, event_id, type, idempotency_key, received_at, headers,
                                   awaits_result, body)
                values ('%1$s', ?1, 'left', 'any', '%1$s', now(), '[]', false, '{}')
                """.formatted(id), endpoint);
        return id;
    }

    private void storeDelivery(UUID event, String status, String dueAt, Object subscription) {
        rows.change("""
                insert into delivery (id, event_id, endpoint_id, subscription_id, status, due_at)
                select gen_random_uuid(), e.id, e.endpoint_id, %s, '%s', %s from event e where e.id = ?1
                """.formatted(subscription, status, dueAt), event);
    }

    private Object subscription(long endpoint) {
        return rows.list("select max(id) from subscription where endpoint_id = ?1", endpoint)
                .get(0);
    }

    private Object status(UUID event) {
        return rows.list("select status from delivery where event_id = ?1", event)
                .get(0);
    }

    private void dropPartitionOf(int daysFromNow) {
        var name = partitionOf(daysFromNow);
        if (name != null) {
            rows.execute("drop table " + name);
        }
    }

    private Object partitionOf(int daysFromNow) {
        return rows.list("""
                        select cast(to_regclass('event_' || to_char((now() at time zone 'UTC')::date
                            + cast(?1 as integer), 'YYYYMMDD')) as text)
                        """, daysFromNow).get(0);
    }
}
