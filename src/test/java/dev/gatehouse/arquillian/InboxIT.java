package dev.gatehouse.arquillian;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.inbox.Acceptance;
import dev.gatehouse.inbox.Acceptance.Accepted;
import dev.gatehouse.inbox.Acceptance.Conflict;
import dev.gatehouse.inbox.Acceptance.Duplicate;
import dev.gatehouse.inbox.Arrival;
import dev.gatehouse.inbox.Inbox;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(ArquillianExtension.class)
class InboxIT {

    @Inject
    private Inbox inbox;

    @Inject
    private Sender sender;

    @Inject
    private Rows rows;

    private long endpoint;

    @Deployment
    static WebArchive product() {
        return ProductArchive.with(Sender.class, Rows.class);
    }

    @BeforeEach
    void makeEndpoint() {
        endpoint = sender.endpoint("inbox");
    }

    @Test
    void anAcceptedEventIsThereWithItsRecordAndItsDelivery() {
        var accepted = accept(sender.arrival(endpoint, "any", key()));
        assertThat(accepted).isInstanceOf(Accepted.class);
        assertThat(rows.count("select count(*) from event where id = ?1", accepted.id()))
                .isOne();
        assertThat(rows.count("select count(*) from idempotency_record where event_id = ?1", accepted.id()))
                .isOne();
        assertThat(rows.count("select count(*) from delivery where event_id = ?1", accepted.id()))
                .isOne();
    }

    @Test
    void aDuplicateGetsTheFirstAnswerAndIsCounted() {
        var key = key();
        var first = accept(sender.arrival(endpoint, "any", key));
        var second = accept(sender.arrival(endpoint, "any", key));
        assertThat(second).isInstanceOf(Duplicate.class);
        assertThat(second.id()).isEqualTo(first.id());
        assertThat(((Duplicate) second).answer().body()).asString().isEqualTo("{\"key\":\"" + key + "\"}");
        assertThat(rows.count("select duplicates from idempotency_record where key = ?1", key))
                .isOne();
    }

    @Test
    void anotherBodyUnderTheSameKeyIsAConflict() {
        var key = key();
        var first = accept(sender.arrival(endpoint, "any", key, "{}"));
        var other = accept(sender.arrival(endpoint, "any", key, "{\"other\":1}"));
        assertThat(other).isEqualTo(new Conflict(first.id()));
        assertThat(rows.count("select duplicates from idempotency_record where key = ?1", key))
                .isZero();
    }

    @Test
    void manyOfOneKeyHandedInAtOnceAreOneEvent() {
        var key = key();
        var acceptances = acceptAll(IntStream.range(0, 64)
                .mapToObj(i -> sender.arrival(endpoint, "any", key))
                .toList());
        assertThat(acceptances).filteredOn(Accepted.class::isInstance).hasSize(1);
        assertThat(acceptances).filteredOn(Duplicate.class::isInstance).hasSize(63);
        assertThat(acceptances)
                .extracting(Acceptance::id)
                .containsOnly(acceptances.get(0).id());
        assertThat(rows.count("select count(*) from event where idempotency_key = ?1", key))
                .isOne();
        assertThat(rows.count("select duplicates from idempotency_record where key = ?1", key))
                .isEqualTo(63);
    }

    @Test
    void theSameKeyOnAnotherEndpointIsAnotherEvent() {
        var key = key();
        accept(sender.arrival(endpoint, "any", key));
        assertThat(accept(sender.arrival(sender.endpoint("inbox-two"), "any", key)))
                .isInstanceOf(Accepted.class);
    }

    @Test
    void aKeyWhoseWindowIsOverNamesANewEvent() {
        var key = key();
        accept(sender.arrival(endpoint, "any", key));
        rows.change("update idempotency_record set expires_at = now() - interval '1 second' where key = ?1", key);
        var again = accept(sender.arrival(endpoint, "any", key));
        assertThat(again).isInstanceOf(Accepted.class);
        assertThat(rows.count("select count(*) from event where idempotency_key = ?1", key))
                .isEqualTo(2);
        assertThat(accept(sender.arrival(endpoint, "any", key)).id()).isEqualTo(again.id());
    }

    @Test
    void aRowTheDatabaseRefusesCostsNoOtherRow() {
        var good = sender.arrival(endpoint, "any", key());
        var bad = sender.arrival(endpoint, "no\u0000text", key());
        var fine = sender.arrival(endpoint, "any", key());
        var stages = List.of(inbox.accept(good), inbox.accept(bad), inbox.accept(fine));
        assertThat(stages.get(0).toCompletableFuture().join()).isInstanceOf(Accepted.class);
        assertThat(stages.get(1).toCompletableFuture()).failsWithin(Duration.ofSeconds(10));
        assertThat(stages.get(2).toCompletableFuture().join()).isInstanceOf(Accepted.class);
    }

    private Acceptance accept(Arrival arrival) {
        return inbox.accept(arrival).toCompletableFuture().join();
    }

    private List<Acceptance> acceptAll(List<Arrival> arrivals) {
        return arrivals.stream().map(inbox::accept).toList().stream()
                .map(CompletionStage::toCompletableFuture)
                .map(CompletableFuture::join)
                .toList();
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }
}
