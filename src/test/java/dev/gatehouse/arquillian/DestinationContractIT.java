package dev.gatehouse.arquillian;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.gatehouse.destination.DestinationDocument;
import dev.gatehouse.destination.RegisteredDestinations;
import dev.gatehouse.inbox.Inbox;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What holds for every kind of destination. */
@ExtendWith(ArquillianExtension.class)
class DestinationContractIT {

    private static final String BODY = "{ \"n\" : 1.10 }\u0000\u00e9";
    private static final String TWO_ATTEMPTS = "{\"retry\":{\"schedule\":[\"100ms\"]}}";

    enum Kind {
        HANDLER,
        HTTP,
        JMS
    }

    @Inject
    private Inbox inbox;

    @Inject
    private Sender sender;

    @Inject
    private Rows rows;

    @Inject
    private RegisteredDestinations destinations;

    @Inject
    private Orders orders;

    private final HttpOrders http = new HttpOrders();
    private String slug;
    private long endpoint;

    @Deployment
    static WebArchive product() {
        return ProductArchive.with(Sender.class, Rows.class, Orders.class, HttpOrders.class, OrdersQueue.class);
    }

    @BeforeEach
    void makeEndpoint() {
        slug = "contract-" + UUID.randomUUID();
        endpoint = sender.endpoint(slug);
    }

    @AfterEach
    void close() {
        http.close();
    }

    @ParameterizedTest
    @EnumSource
    void anEventIsTakenOnceWithItsBytes(Kind kind) {
        lead(kind, true);

        var event = send("contract.taken");

        awaitStatus(event, "delivered");
        assertThat(outcomes(event)).isEqualTo("delivered");
        assertThat(taken(kind, event)).isEqualTo(BODY);
    }

    @ParameterizedTest
    @EnumSource
    void whatIsNotTakenIsTriedAgainThenDeadAndNeverDelivered(Kind kind) {
        lead(kind, false);

        var event = send("contract.refused");

        awaitStatus(event, "dead");
        assertThat(outcomes(event)).isEqualTo("failed,failed");
        assertThat(rows.list(
                        "select error from attempt a join delivery d on d.id = a.delivery_id where d.event_id = ?1",
                        event))
                .allSatisfy(error -> assertThat(error).asString().isNotBlank());
    }

    @ParameterizedTest
    @EnumSource
    void whatCouldNotBeTakenIsTakenAfterItWasMended(Kind kind) {
        lead(kind, false);
        var event = send("contract.mended");
        awaitStatus(event, "dead");

        lead(kind, true);
        rows.change(
                "update delivery set status = 'pending', due_at = now(), settled_at = null where event_id = ?1", event);

        awaitStatus(event, "delivered");
        assertThat(taken(kind, event)).isEqualTo(BODY);
    }

    @ParameterizedTest
    @EnumSource
    void whatTheLostNodeDidNotSettleIsTakenOver(Kind kind) {
        lead(kind, true);
        var event = UUID.randomUUID();
        rows.change("""
                insert into event (id, endpoint_id, event_id, type, idempotency_key, received_at, headers,
                                   awaits_result, body)
                select ?1, id, 'left', 'contract.taken', 'left', now(), '[]', false, convert_to('%s', 'UTF8')
                from endpoint where slug = '%s'
                """.formatted("left", slug), event);
        rows.change("""
                insert into delivery (id, event_id, endpoint_id, subscription_id, status, attempts, due_at, claim,
                                      lease_until, outbound)
                select gen_random_uuid(), ?1, s.endpoint_id, s.id, 'running', 1, now(), gen_random_uuid(),
                       now() - interval '1 second', %s
                from subscription s join endpoint e on e.id = s.endpoint_id where e.slug = '%s'
                """.formatted(kind != Kind.HANDLER, slug), event);

        awaitStatus(event, "delivered");
        assertThat(outcomes(event)).isEqualTo("lost,delivered");
    }

    private void lead(Kind kind, boolean takes) {
        orders.takes(takes);
        var name = "handlers";
        if (kind != Kind.HANDLER) {
            name = "to-" + UUID.randomUUID();
            destinations.create(document(kind, name, takes));
        }
        rows.change("""
                update subscription set definition = '%s',
                                        destination_id = (select id from destination where name = '%s')
                where endpoint_id = ?1
                """.formatted(TWO_ATTEMPTS, name), endpoint);
        rows.change("update configuration set version = version + 1 where ?1 > 0", endpoint);
        sender.catchUp();
    }

    private DestinationDocument document(Kind kind, String name, boolean takes) {
        return kind == Kind.HTTP
                ? new DestinationDocument(
                        name,
                        null,
                        "http",
                        http.url(takes),
                        null,
                        null,
                        null,
                        null,
                        2_000,
                        null,
                        null,
                        null,
                        null,
                        null)
                : new DestinationDocument(
                        name,
                        null,
                        "jms",
                        null,
                        null,
                        null,
                        null,
                        null,
                        2_000,
                        null,
                        null,
                        takes ? OrdersQueue.NAME : "jms/there-is-none",
                        null,
                        null);
    }

    private String taken(Kind kind, UUID event) {
        return switch (kind) {
            case HANDLER -> orders.taken(event);
            case HTTP -> http.taken(event);
            case JMS -> new OrdersQueue().taken(event);
        };
    }

    private UUID send(String type) {
        var arrival = sender.arrival(endpoint, type, UUID.randomUUID().toString(), BODY);
        return inbox.accept(arrival).toCompletableFuture().join().id();
    }

    private void awaitStatus(UUID event, String status) {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(rows.list("select status from delivery where event_id = ?1", event)
                                .get(0))
                        .isEqualTo(status));
    }

    private Object outcomes(UUID event) {
        return rows.list("""
                        select string_agg(a.outcome, ',' order by a.number)
                        from attempt a join delivery d on d.id = a.delivery_id where d.event_id = ?1
                        """, event).get(0);
    }
}
