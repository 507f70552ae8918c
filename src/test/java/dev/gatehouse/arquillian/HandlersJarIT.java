package dev.gatehouse.arquillian;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.gatehouse.inbox.Inbox;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Handlers in a jar that was laid over the WAR as the guide says. */
@ExtendWith(ArquillianExtension.class)
class HandlersJarIT {

    @Inject
    private Inbox inbox;

    @Inject
    private Sender sender;

    @Inject
    private Rows rows;

    @Deployment
    static WebArchive product() {
        return ProductArchive.with(Sender.class, Rows.class).addAsLibraries(GuideJar.make());
    }

    @Test
    void theGuidesHandlerRunsAndWritesInTheTransactionOfItsDelivery() {
        rows.execute("create table if not exists paid_order (event_id uuid not null, payment text not null)");
        long shop = sender.endpoint("shop");
        var payment = UUID.randomUUID().toString();

        inbox.accept(sender.arrival(shop, "payment.completed", payment, "{\"id\":\"" + payment + "\"}"))
                .toCompletableFuture()
                .join();

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(rows.count("""
                                select count(*) from paid_order o join delivery d on d.event_id = o.event_id
                                where o.payment = ?1 and d.status = 'delivered'
                                """, payment)).isOne());
    }
}
