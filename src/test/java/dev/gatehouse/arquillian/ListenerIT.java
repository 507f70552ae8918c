package dev.gatehouse.arquillian;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.gatehouse.inbox.Arrival;
import dev.gatehouse.inbox.Inbox;
import jakarta.annotation.Resource;
import jakarta.inject.Inject;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.Queue;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(ArquillianExtension.class)
class ListenerIT {

    private static final String QUICK_RETRIES = """
            update subscription set definition =
                '{"retry":{"kind":"exponential","maxAttempts":3,"initialSeconds":0.1,"factor":1,"jitter":0}}'
            where endpoint_id = ?1
            """;

    @Inject
    private Inbox inbox;

    @Inject
    private Sender sender;

    @Inject
    private Rows rows;

    @Resource(name = "jms/gatehouse/connectionFactory")
    private ConnectionFactory connectionFactory;

    @Resource(name = "jms/gatehouse/deliveries")
    private Queue deliveries;

    private long endpoint;

    @Deployment
    static WebArchive product() {
        return ProductArchive.with(Sender.class, Rows.class, TroubleHandlers.class);
    }

    @BeforeEach
    void makeEndpoint() {
        endpoint = sender.endpoint("trouble");
        rows.change(QUICK_RETRIES, endpoint);
        rows.change("update configuration set version = version + 1 where ?1 > 0", endpoint);
    }

    @Test
    void whatAHandlerWroteIsCommittedWithItsDelivery() {
        var event = send("works");
        awaitStatus(event, "delivered");
        assertThat(effects(event)).isOne();
        assertThat(outcomes(event)).isEqualTo("delivered");
    }

    @Test
    void aHandlerThatThrowsIsTriedAgainUntilItsDeliveryIsDeadAndLeavesNothing() {
        var event = send("throws");
        awaitStatus(event, "dead");
        assertThat(effects(event)).isZero();
        assertThat(outcomes(event)).isEqualTo("failed,failed,failed");
        assertThat(rows.list(
                        "select error from attempt a join delivery d on d.id = a.delivery_id where d.event_id = ?1",
                        event))
                .allSatisfy(error -> assertThat(error).asString().contains("no luck"));
    }

    @Test
    void aHandlerThatThrowsOnceHasItsEffectOnce() {
        var event = send("throws-once");
        awaitStatus(event, "delivered");
        assertThat(effects(event)).isOne();
        assertThat(outcomes(event)).isEqualTo("failed,delivered");
    }

    @Test
    void aHandlerThatLoopsCostsItsOwnDeliveryAndNoOther() {
        var looping = send("loops");
        var behindIt = send("works");
        awaitStatus(behindIt, "delivered");
        awaitStatus(looping, "dead");
        assertThat(effects(looping)).isZero();
        assertThat(outcomes(looping)).isEqualTo("failed,failed,failed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"throws", "spoils", "loops"})
    void aHandlerThatFailsTakesNothingFromThoseThatShareItsTransaction(String trouble) {
        sendTroubleAmong("works", trouble);
    }

    @Test
    void aRepeatableHandlerThatFailsTakesNothingFromThoseThatAreWrittenInOneGoWithIt() {
        sendTroubleAmong("repeatable-works", "repeatable-throws");
    }

    @Test
    void aHandlerThatDoesNotSayItIsRepeatableRunsOnceThoughItsNeighboursFail() {
        for (var arrival : sendTogether("repeatable-throws", "counts")) {
            boolean counts = "counts".equals(arrival.identity().type());
            awaitStatus(arrival.id(), counts ? "delivered" : "dead");
            assertThat(TroubleHandlers.RUNS.get(arrival.id())).isEqualTo(counts ? 1 : null);
        }
    }

    private void sendTroubleAmong(String good, String trouble) {
        for (var arrival : sendTogether(trouble, good)) {
            boolean works = good.equals(arrival.identity().type());
            awaitStatus(arrival.id(), works ? "delivered" : "dead");
            assertThat(effects(arrival.id())).isEqualTo(works ? 1 : 0);
            assertThat(outcomes(arrival.id())).isEqualTo(works ? "delivered" : "failed,failed,failed");
        }
    }

    /** Forty at once, of which every eighth is trouble. */
    private List<Arrival> sendTogether(String trouble, String good) {
        var arrivals = IntStream.range(0, 40)
                .mapToObj(i -> sender.arrival(endpoint, i % 8 == 3 ? trouble : good, "round-" + UUID.randomUUID()))
                .toList();
        arrivals.stream()
                .map(inbox::accept)
                .toList()
                .forEach(stage -> stage.toCompletableFuture().join());
        return arrivals;
    }

    @Test
    void handlersThatNeverEndCostTheirOwnDeliveriesAndLeaveTheDoorOpen() {
        TroubleHandlers.LET_GO.set(false);
        var hanging = IntStream.range(0, 12).mapToObj(i -> send("hangs")).toList();
        for (var event : hanging) {
            awaitStatus(event, "dead");
            assertThat(outcomes(event)).isEqualTo("failed");
            assertThat(effects(event)).isZero();
        }
        awaitStatus(send("works"), "delivered");
        TroubleHandlers.LET_GO.set(true);
    }

    @Test
    void aHandlerWhoseResultIsNullHasFailed() {
        var event = send("null");
        awaitStatus(event, "dead");
        assertThat(effects(event)).isZero();
    }

    @Test
    void anEventNobodyHandlesIsIgnored() {
        var event = send("nobody-wants-this");
        awaitStatus(event, "ignored");
        assertThat(outcomes(event)).isEqualTo("ignored");
    }

    @Test
    void aDeliveryWhoseBellWasLostIsDoneAllTheSame() {
        var event = leaveBehind("pending", "null");
        awaitStatus(event, "delivered");
        assertThat(effects(event)).isOne();
        assertThat(outcomes(event)).isEqualTo("delivered");
    }

    @Test
    void aDeliveryWhoseNodeDiedIsTakenOverWhenItsLeaseEnds() {
        var event = leaveBehind("running", "now() - interval '1 second'");
        awaitStatus(event, "delivered");
        assertThat(effects(event)).isOne();
        assertThat(outcomes(event)).isEqualTo("lost,delivered");
    }

    @Test
    void whatWasLostTogetherUsesNoAttemptUp() {
        var first = leaveBehind("running", "now() + interval '1 hour'");
        var second = leaveBehind("running", "now() + interval '1 hour'");
        rows.change("""
                update delivery set claim = gen.claim, lease_until = now() - interval '1 second', due_at = now()
                from (select gen_random_uuid() as claim offset 0) gen where event_id = any (?1)
                """, new UUID[] {first, second});
        for (var event : List.of(first, second)) {
            awaitStatus(event, "delivered");
            assertThat(outcomes(event)).isEqualTo("delivered");
            assertThat(effects(event)).isOne();
        }
    }

    @Test
    void aLeaseThatHasNotEndedIsLeftAlone() {
        var event = leaveBehind("running", "now() + interval '1 hour'");
        var next = leaveBehind("pending", "null");
        awaitStatus(next, "delivered");
        assertThat(status(event)).isEqualTo("running");
    }

    @Test
    void tenCopiesOfOneBellAreOneAttempt() {
        var event = send("works");
        var id = (UUID)
                rows.list("select id from delivery where event_id = ?1", event).get(0);
        for (int i = 0; i < 10; i++) {
            ring(id);
        }
        var behindThem = send("works");
        awaitStatus(behindThem, "delivered");
        awaitStatus(event, "delivered");
        assertThat(effects(event)).isOne();
        assertThat(outcomes(event)).isEqualTo("delivered");
    }

    @Test
    void aMessageThatIsNoBellDoesNoHarm() {
        try (var context = connectionFactory.createContext()) {
            context.createProducer().send(deliveries, "hello");
            context.createProducer().send(deliveries, context.createBytesMessage());
        }
        awaitStatus(send("works"), "delivered");
    }

    private void ring(UUID delivery) {
        try (var context = connectionFactory.createContext()) {
            var bytes = ByteBuffer.allocate(16)
                    .putLong(delivery.getMostSignificantBits())
                    .putLong(delivery.getLeastSignificantBits())
                    .array();
            context.createProducer().send(deliveries, bytes);
        }
    }

    private UUID send(String type) {
        var arrival = sender.arrival(endpoint, type, UUID.randomUUID().toString());
        return inbox.accept(arrival).toCompletableFuture().join().id();
    }

    /** An event of which the process that stored it rang no bell, or died while it worked on it. */
    private UUID leaveBehind(String status, String lease) {
        var event = UUID.randomUUID();
        rows.change("""
                insert into event (id, endpoint_id, event_id, type, idempotency_key, received_at, headers,
                                   awaits_result, body)
                select ?1, id, 'left', 'works', 'left', now(), '[]', false, '{}' from endpoint where slug = 'trouble'
                """, event);
        rows.change("""
                insert into delivery (id, event_id, endpoint_id, subscription_id, status, attempts, due_at, claim,
                                      lease_until)
                select gen_random_uuid(), ?1, s.endpoint_id, s.id, '%1$s', case '%1$s' when 'running' then 1 else 0 end,
                       now(), gen_random_uuid(), %2$s
                from subscription s join endpoint e on e.id = s.endpoint_id where e.slug = 'trouble'
                """.formatted(status, lease), event);
        return event;
    }

    private void awaitStatus(UUID event, String status) {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(status(event)).isEqualTo(status));
    }

    private Object status(UUID event) {
        return rows.list("select status from delivery where event_id = ?1", event)
                .get(0);
    }

    private long effects(UUID event) {
        return rows.count("select count(*) from processed_webhook where event_id = ?1", event);
    }

    private Object outcomes(UUID event) {
        return rows.list("""
                        select string_agg(a.outcome, ',' order by a.number)
                        from attempt a join delivery d on d.id = a.delivery_id where d.event_id = ?1
                        """, event).get(0);
    }
}
