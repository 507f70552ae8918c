package dev.gatehouse.destination;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.gatehouse.handler.EventFacts;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.naming.NamingException;
import javax.naming.spi.NamingManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A broker that blocks its producers. */
class JmsDestinationTest {

    private static final HangingBroker BROKER = new HangingBroker();

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final EventFacts event =
            new EventFacts(UUID.randomUUID(), "shop", "1", "paid", Instant.EPOCH, List.of(), new byte[0], 1);
    private final JmsDestination destination = new JmsDestination(
            new DestinationDocument(
                            "orders",
                            null,
                            "jms",
                            null,
                            null,
                            null,
                            null,
                            null,
                            100,
                            2,
                            null,
                            "jms/orders",
                            null,
                            "jms/connections")
                    .withDefaults(),
            threads);

    /** Java takes one such builder, once. */
    @BeforeAll
    static void findNamesAtTheBroker() throws NamingException {
        NamingManager.setInitialContextFactoryBuilder(builder -> environment -> BROKER.names());
    }

    @AfterEach
    void close() {
        threads.shutdownNow();
    }

    @Test
    void costsASendItsTimeAndTheDestinationItsPlacesAndWhatWasGivenUpCarriesTheSameIdWhenItArrives() throws Exception {
        assertThat(error()).contains("too late", "100 ms");
        assertThat(error()).contains("too late", "100 ms");
        assertThat(error()).contains("the broker hangs");
        assertThat(BROKER.begun())
                .as("sends, no more than the destination has places")
                .isEqualTo(2);
        assertThat(BROKER.ids()).isEmpty();

        BROKER.goOn();

        await().until(() -> BROKER.ids().size() == 2);
        await().until(() -> destination.deliver(event) instanceof Outcome.Delivered);
        assertThat(BROKER.ids()).containsOnly(event.id().toString());
    }

    private String error() throws InterruptedException {
        return ((Outcome.Failed) destination.deliver(event)).error();
    }
}
