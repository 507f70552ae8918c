package dev.gatehouse.arquillian;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.gatehouse.delivery.Cancellation;
import dev.gatehouse.delivery.Redelivery;
import dev.gatehouse.endpoint.Endpoints;
import dev.gatehouse.inbox.Inbox;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** First in, first out for each key, whatever its handlers do. */
@ExtendWith(ArquillianExtension.class)
class OrderIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final String ORDERED = """
            update subscription set definition = '{"orderKey":"json:/customer",
                "retry":{"kind":"exponential","maxAttempts":3,"initialSeconds":0.1,"factor":1,"jitter":0}}'
            where endpoint_id = ?1
            """;

    @Inject
    private Inbox inbox;

    @Inject
    private Sender sender;

    @Inject
    private Rows rows;

    @Inject
    private Endpoints endpoints;

    @Inject
    private Redelivery redelivery;

    @Inject
    private Cancellation cancellation;

    private final String run = UUID.randomUUID().toString();
    private long endpoint;

    @Deployment
    static WebArchive product() {
        return ProductArchive.with(Sender.class, Rows.class, TroubleHandlers.class);
    }

    @BeforeEach
    void makeEndpoint() {
        TroubleHandlers.MENDED.set(false);
        endpoint = sender.endpoint("trouble-in-order");
        rows.change(ORDERED, endpoint);
        rows.change("update configuration set version = version + 1 where ?1 > 0", endpoint);
        endpoints.catchUp();
    }

    @Test
    void eventsOfAKeyAreDoneInTheirOrderThoughTheirHandlersFailAtFirst() {
        var customers = List.of("anna", "ben", "chris", "dora");
        for (int i = 0; i < 12; i++) {
            for (var customer : customers) {
                send(customer, i, i % 3 == 1 ? "throws-once" : "works");
            }
        }
        for (var customer : customers) {
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(done(customer))
                            .isEqualTo(IntStream.range(0, 12).boxed().toList()));
        }
    }

    @Test
    void aDeadDeliveryHoldsUpItsKeyUntilItIsSkippedAndNoOtherKey() {
        var dead = send("anna", 0, "throws");
        var behindIt = send("anna", 1, "works");
        send("anna", 2, "works");
        send("ben", 0, "works");
        send("ben", 1, "works");
        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(done("ben")).containsExactly(0, 1);
            assertThat(status(dead)).isEqualTo("dead");
        });
        assertThat(status(behindIt)).isEqualTo("pending");
        assertThat(rows.count("select attempts from delivery where event_id = ?1", behindIt))
                .isZero();
        assertThat(rows.list("select delivery_blocked_by(id) from delivery where event_id = ?1", behindIt))
                .isEqualTo(List.of(delivery(dead)));
        assertThat(cancellation.cancel(delivery(dead), "skipped")).isTrue();
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(done("anna")).containsExactly(1, 2));
        assertThat(status(dead)).isEqualTo("cancelled");
        assertThat(cancellation.cancel(delivery(dead), "skipped")).isFalse();
        assertThat(cancellation.cancel(delivery(behindIt), "skipped")).isFalse();
    }

    @Test
    void aDeadDeliveryThatIsRetriedIsDoneBeforeThoseBehindIt() {
        var dead = send("anna", 0, "throws-until-mended");
        send("anna", 1, "works");
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(status(dead)).isEqualTo("dead"));
        TroubleHandlers.MENDED.set(true);
        assertThat(redelivery.retry(delivery(dead))).isTrue();
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(done("anna")).containsExactly(0, 1));
    }

    @Test
    void whoWaitsInTheMiddleCanBeSkipped() {
        var dead = send("anna", 0, "throws-until-mended");
        var middle = send("anna", 1, "works");
        send("anna", 2, "works");
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(status(dead)).isEqualTo("dead"));
        assertThat(cancellation.cancel(delivery(middle), "skipped")).isTrue();
        TroubleHandlers.MENDED.set(true);
        redelivery.retry(delivery(dead));
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(done("anna")).containsExactly(0, 2));
    }

    @Test
    void whatWasHeldIsDoneInItsOrder() {
        patchState("paused");
        IntStream.range(0, 10).forEach(i -> send("anna", i, "works"));
        patchState("active");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(done("anna"))
                        .isEqualTo(IntStream.range(0, 10).boxed().toList()));
    }

    @Test
    void aLineOfARemovedSubscriptionIsGivenUpAtOnceWhateverIsAtItsHead() {
        endpoint = sender.endpoint("trouble-removed");
        rows.change(ORDERED, endpoint);
        rows.change("update configuration set version = version + 1 where ?1 > 0", endpoint);
        endpoints.catchUp();
        var dead = send("anna", 0, "throws");
        IntStream.range(1, 7).forEach(i -> send("anna", i, "works"));
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(status(dead)).isEqualTo("dead"));

        rows.change("update subscription set deleted_at = now() where endpoint_id = ?1", endpoint);
        rows.change("update configuration set version = version + 1 where ?1 > 0", endpoint);
        endpoints.catchUp();

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(rows.count(
                                "select count(*) from delivery where status = 'cancelled' and endpoint_id = ?1",
                                endpoint))
                        .isEqualTo(6));
        assertThat(rows.count(
                        "select count(distinct settled_at) from delivery where status = 'cancelled' and endpoint_id = ?1",
                        endpoint))
                .as("transactions that gave them up")
                .isOne();
        assertThat(status(dead)).isEqualTo("dead");
        assertThat(done("anna")).isEmpty();
    }

    @Test
    void anEventWithoutTheKeyWaitsForNobody() {
        var dead = send("anna", 0, "throws");
        var keyless = accept("works", "{\"no\":\"customer\"}", "keyless");
        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(status(dead)).isEqualTo("dead");
            assertThat(status(keyless)).isEqualTo("delivered");
        });
    }

    @Test
    void aLineWhoseCallWasLostIsCalledAgain() {
        var dead = send("anna", 0, "throws");
        send("anna", 1, "works");
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(status(dead)).isEqualTo("dead"));
        rows.change("update delivery set status = 'cancelled' where event_id = ?1", dead);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(done("anna")).containsExactly(1));
    }

    private UUID send(String customer, int number, String type) {
        return accept(
                type,
                "{\"customer\":\"%s-%s\",\"number\":%d}".formatted(customer, run, number),
                "%s/%s/%d".formatted(run, customer, number));
    }

    private UUID accept(String type, String body, String key) {
        return inbox.accept(sender.arrival(endpoint, type, run + key, body))
                .toCompletableFuture()
                .join()
                .id();
    }

    /** The numbers of the customer's events, in the order in which their handlers' effects were committed. */
    private List<Integer> done(String customer) {
        return rows.list("""
                        select cast(substring(e.event_id from '[0-9]+$') as integer)
                        from processed_webhook w join event e on e.id = w.event_id
                        where e.event_id like ?1 order by w.processed_at
                        """, "%" + run + "/" + customer + "/%").stream()
                .map(number -> ((Number) number).intValue())
                .toList();
    }

    private Object status(UUID event) {
        return rows.list("select status from delivery where event_id = ?1", event)
                .get(0);
    }

    private UUID delivery(UUID event) {
        return (UUID)
                rows.list("select id from delivery where event_id = ?1", event).get(0);
    }

    private void patchState(String state) {
        var patch = new ObjectMapper().createObjectNode().put("state", state);
        endpoints.patch("trouble-in-order", patch, Optional.empty());
    }
}
