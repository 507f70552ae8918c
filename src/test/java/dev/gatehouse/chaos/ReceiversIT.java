package dev.gatehouse.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.gatehouse.contract.Receiver;
import dev.gatehouse.run.EmbeddedDatabase;
import dev.gatehouse.run.PayaraMicroNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hc.core5.http2.HttpVersionPolicy;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Receivers that misbehave by chance and for a while, and receivers that are particular about TLS. */
class ReceiversIT {

    /** Two minutes are a long run. */
    private static final Duration LENGTH = Duration.ofSeconds(Integer.getInteger("gatehouse.moody-seconds", 15));

    private static final long SEED = Long.getLong("gatehouse.moody-seed", System.nanoTime());
    private static final int EVENTS_PER_SECOND = 20;
    private static final int MOST_ATTEMPTS = 7;
    private static final String NAME = "receiver.test";
    private static final Duration START = Duration.ofMinutes(2);

    @TempDir
    private static Path directory;

    private static EmbeddedDatabase database;
    private static PayaraMicroNode node;
    private static Webhooks sender;
    private static Identity own;
    private static Identity trusted;

    @BeforeAll
    static void start() throws Exception {
        own = Identity.make(directory, "gatehouse");
        trusted = Identity.make(directory, "trusted");
        database = EmbeddedDatabase.temporary();
        var settings = NodeSettings.of(database, Map.of("GATEHOUSE_OUTBOUND_ALLOWED", "127.0.0.1/32"));
        node = new PayaraMicroNode(
                directory,
                settings,
                PayaraMicroNode.QUICK_START,
                "-Xmx256m",
                "-Djavax.net.ssl.trustStore=" + trusted.trust(directory.resolve("trust.p12")),
                "-Djavax.net.ssl.trustStorePassword=" + Identity.PASSWORD,
                "-Djdk.net.hosts.file=" + names("127.0.0.1"),
                "-Dsun.net.inetaddr.ttl=0");
        node.start().awaitReady(START);
        sender = new Webhooks(node.uri(), NodeSettings.TOKEN);
    }

    @AfterAll
    static void stop() {
        node.close();
        database.close();
    }

    @Test
    void everyEventEndsDeliveredOrDeadForATrueReasonAndNoneIsSentAgainAfterAYes() throws Exception {
        var moods = new Moods(SEED);
        try (var receiver = Receiver.open(moods::next)) {
            long subscription = lead("moody", receiver.url("moody"), "");
            int sent = sendForAWhile();
            await().atMost(Duration.ofMinutes(3))
                    .pollInterval(Duration.ofMillis(500))
                    .until(() -> settled(subscription) == sent);

            var attempts = MadeAttempt.of(subscription, database.dataSource());
            assertThat(attempts)
                    .as("seed " + SEED)
                    .hasSize(sent)
                    .containsOnlyKeys(moods.treatments().keySet());
            attempts.forEach(
                    (event, made) -> assertTrue(made, moods.treatments().get(event)));
        }
    }

    @ParameterizedTest
    @CsvSource({"NEGOTIATE, HTTP/2.0", "FORCE_HTTP_1, HTTP/1.1"})
    void aReceiverOfAPrivateAuthorityGetsOurCertificateAndTheBestVersionItOffers(
            HttpVersionPolicy policy, String version) throws Exception {
        try (var receiver = new TlsReceiver(trusted, own, policy)) {
            var name = "tls-" + policy.name().toLowerCase(Locale.ROOT).replace('_', '-');
            long subscription = lead(name, receiver.url(), ", \"auth\": " + own.mutualTls());
            sender.send(name, "1", "moody");

            assertThat(awaitAttempt(subscription).tells("200")).isTrue();
            assertThat(receiver.seen()).containsExactly(version + " CN=gatehouse");
        }
    }

    @Test
    void aReceiverThatWantsACertificateOfACallerWithoutOneIsNotReached() throws Exception {
        try (var receiver = new TlsReceiver(trusted, own, HttpVersionPolicy.NEGOTIATE)) {
            long subscription = lead("no-certificate", receiver.url(), "");
            sender.send("no-certificate", "1", "moody");

            var attempt = awaitAttempt(subscription);
            assertThat(attempt.outcome()).isEqualTo("failed");
            assertThat(attempt.status()).as("what it answered").isZero();
            assertThat(receiver.seen()).isEmpty();
        }
    }

    @Test
    void aReceiverThatNobodyVouchesForIsToldNothing() throws Exception {
        var stranger = Identity.make(directory, "stranger");
        try (var receiver = new TlsReceiver(stranger, own, HttpVersionPolicy.NEGOTIATE)) {
            long subscription = lead("stranger", receiver.url(), ", \"auth\": " + own.mutualTls());
            sender.send("stranger", "1", "moody");

            assertThat(awaitAttempt(subscription).error()).contains("no TLS connection");
            assertThat(receiver.seen()).isEmpty();
        }
    }

    @Test
    void aNameThatLeadsInwardsByTheTimeItIsCalledIsNotCalled() throws Exception {
        try (var receiver = Receiver.open(request -> "200")) {
            long subscription = lead("rebound", receiver.url("").replace("127.0.0.1", NAME), "");
            sender.send("rebound", "1", "moody");
            assertThat(awaitAttempt(subscription).tells("200")).isTrue();

            names("127.0.0.2");
            sender.send("rebound", "2", "moody");

            await().atMost(Duration.ofSeconds(30)).until(() -> settled(subscription) == 2);
            assertThat(MadeAttempt.of(subscription, database.dataSource()).values())
                    .last()
                    .satisfies(made -> assertThat(made.get(0).error()).contains("GATEHOUSE_OUTBOUND_ALLOWED"));
            assertThat(receiver.requests()).hasSize(1);
        }
    }

    /** What the node's virtual machine takes for the address of the receiver's name, from now on. */
    private static Path names(String address) throws IOException {
        var own = InetAddress.getLocalHost().getHostName();
        return Files.writeString(
                directory.resolve("hosts"), "127.0.0.1 localhost %s%n%s %s%n".formatted(own, address, NAME));
    }

    /** The first at the one event. */
    private static MadeAttempt awaitAttempt(long subscription) {
        return await().atMost(Duration.ofSeconds(30))
                .until(() -> MadeAttempt.of(subscription, database.dataSource()), made -> !made.isEmpty())
                .values()
                .iterator()
                .next()
                .get(0);
    }

    private static void assertTrue(List<MadeAttempt> made, List<String> treatments) {
        assertThat(made).as("%s, seed %d", treatments, SEED).hasSameSizeAs(treatments);
        for (int i = 0; i < made.size(); i++) {
            var treatment = treatments.get(i);
            assertThat(made.get(i)).as(treatment).matches(attempt -> attempt.tells(treatment), "tells the truth");
            boolean last = i == made.size() - 1;
            boolean yes = Moods.isYes(treatment);
            assertThat(last)
                    .as("the end of %s", treatments)
                    .isEqualTo(yes || "301".equals(treatment) || i == MOST_ATTEMPTS - 1);
            assertThat(made.get(i).delivery())
                    .isEqualTo(Moods.isYes(treatments.get(made.size() - 1)) ? "delivered" : "dead");
            if ("429".equals(treatment) && !last) {
                assertThat(Duration.between(
                                made.get(i).startedAt(), made.get(i + 1).startedAt()))
                        .as("the rest that was asked for")
                        .isGreaterThanOrEqualTo(Duration.ofSeconds(1));
            }
        }
    }

    /** At a steady pace; how many. */
    private static int sendForAWhile() throws InterruptedException {
        var sent = new AtomicInteger();
        var pace = Executors.newSingleThreadScheduledExecutor();
        Future<?> sending = pace.scheduleAtFixedRate(
                () -> send(sent.incrementAndGet()), 0, 1_000 / EVENTS_PER_SECOND, TimeUnit.MILLISECONDS);
        assertThat(pace.awaitTermination(LENGTH.toMillis(), TimeUnit.MILLISECONDS))
                .as("still sending")
                .isFalse();
        assertThat(sending.isDone()).as("a sender that was refused").isFalse();
        pace.shutdown();
        assertThat(pace.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
        return sent.get();
    }

    private static void send(int number) {
        try {
            assertThat(sender.send("moody", "moody-" + number, "moody").statusCode())
                    .isEqualTo(200);
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    /** The id of the subscription that leads the events of an endpoint of this name there. */
    private static long lead(String name, String url, String fields) throws Exception {
        sender.makeEndpoint(name);
        sender.create("destinations", """
                {"name": "%s", "kind": "http", "url": "%s", "timeoutMillis": 1000, "concurrency": 32%s}
                """.formatted(name, url, fields));
        var subscription = sender.create("subscriptions", """
                {"endpoint": "%s", "destination": "%s",
                 "retry": {"schedule": ["100ms", "100ms", "200ms", "200ms", "400ms", "400ms"]}}
                """.formatted(name, name));
        return Long.parseLong(subscription.replaceFirst("(?s).*?\"id\" *: *\"?([0-9]+).*", "$1"));
    }

    private static long settled(long subscription) throws SQLException {
        try (var connection = database.dataSource().getConnection();
                var statement = connection.prepareStatement(
                        "select count(*) from delivery where subscription_id = ? and settled_at is not null")) {
            statement.setLong(1, subscription);
            try (var row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }
}
