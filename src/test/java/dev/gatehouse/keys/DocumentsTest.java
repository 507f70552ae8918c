package dev.gatehouse.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.signature.KeysUnavailable;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** How long published keys are remembered, and how often they are asked for. */
class DocumentsTest {

    private static final URI HERE = URI.create("https://keys.example.com/jwks.json");
    private static final Documents.Patience SHORT = new Documents.Patience(
            Duration.ofSeconds(20), Duration.ofSeconds(30), Duration.ofHours(1), Duration.ofHours(24), 3);

    private final List<URI> asked = new ArrayList<>();
    private final SettableClock clock = new SettableClock();
    private CompletableFuture<Fetched> answer = page("first", null);
    private final Documents<String> documents = new Documents<>(
            address -> {
                synchronized (asked) {
                    asked.add(address);
                }
                return answer;
            },
            bytes -> new String(bytes, StandardCharsets.UTF_8),
            clock,
            SHORT);

    @Test
    void aFreshCopyIsNotAskedForAgain() throws Exception {
        assertThat(documents.get(HERE)).isEqualTo("first");
        clock.pass(Duration.ofMinutes(59));
        assertThat(documents.get(HERE)).isEqualTo("first");
        assertThat(asked).hasSize(1);
    }

    @Test
    void anOldCopyIsReplaced() throws Exception {
        documents.get(HERE);
        answer = page("second", null);
        clock.pass(Duration.ofHours(1));
        assertThat(documents.get(HERE)).isEqualTo("second");
    }

    @Test
    void thePublisherSaysHowLongItStaysFreshWithinReason() throws Exception {
        answer = page("first", Duration.ofMinutes(10));
        documents.get(HERE);
        answer = page("second", Duration.ZERO);
        clock.pass(Duration.ofMinutes(10));
        assertThat(documents.get(HERE)).isEqualTo("second");
        answer = page("third", Duration.ofDays(1000));
        clock.pass(Duration.ofMinutes(4));
        assertThat(documents.get(HERE)).isEqualTo("second");
        clock.pass(Duration.ofMinutes(1));
        assertThat(documents.get(HERE)).isEqualTo("third");
        answer = page("fourth", null);
        clock.pass(Duration.ofHours(24));
        assertThat(documents.get(HERE)).isEqualTo("fourth");
    }

    @Test
    void aNewerCopyIsLookedForOnlyEverySoOften() throws Exception {
        documents.get(HERE);
        answer = page("second", null);
        clock.pass(Duration.ofSeconds(29));
        assertThat(documents.newer(HERE)).isEqualTo("first");
        clock.pass(Duration.ofSeconds(1));
        assertThat(documents.newer(HERE)).isEqualTo("second");
        assertThat(documents.newer(HERE)).isEqualTo("second");
        assertThat(asked).hasSize(2);
    }

    @Test
    void anOldCopyServesForADayWhileNoNewerOneCanBeHad() throws Exception {
        documents.get(HERE);
        answer = CompletableFuture.failedFuture(new IOException("answered 500"));
        clock.pass(Duration.ofHours(25));
        assertThat(documents.get(HERE)).isEqualTo("first");
        clock.pass(Duration.ofMinutes(1));
        assertThatThrownBy(() -> documents.get(HERE)).isInstanceOf(KeysUnavailable.class);
    }

    @Test
    void aPublisherThatFailsIsNotAskedAllTheTime() {
        answer = CompletableFuture.failedFuture(new IOException("answered 500"));
        assertThatThrownBy(() -> documents.get(HERE)).isInstanceOf(KeysUnavailable.class);
        assertThatThrownBy(() -> documents.get(HERE)).isInstanceOf(KeysUnavailable.class);
        assertThat(asked).hasSize(1);
    }

    @Test
    void whatIsNoKeyDocumentReplacesNone() throws Exception {
        var picky = new Documents<>(
                address -> answer,
                bytes -> {
                    if (bytes.length == 0) {
                        throw new IllegalArgumentException("is empty");
                    }
                    return "keys";
                },
                clock,
                SHORT);
        picky.get(HERE);
        answer = page("", null);
        clock.pass(Duration.ofHours(2));
        assertThat(picky.get(HERE)).isEqualTo("keys");
    }

    @Test
    void manyWhoAskAtOnceAreServedByOneFetch() throws Exception {
        answer = new CompletableFuture<>();
        ExecutorService askers = Executors.newFixedThreadPool(8);
        try {
            var answers = new ArrayList<Future<String>>();
            for (int i = 0; i < 8; i++) {
                answers.add(askers.submit(() -> documents.get(HERE)));
            }
            answer.complete(new Fetched("once".getBytes(StandardCharsets.UTF_8), null));
            for (var one : answers) {
                assertThat(one.get()).isEqualTo("once");
            }
            assertThat(asked).hasSize(1);
        } finally {
            askers.shutdownNow();
        }
    }

    @Test
    void addressesThatStrangersNameDoNotFillTheMemory() throws Exception {
        for (int i = 0; i < 10; i++) {
            clock.pass(Duration.ofSeconds(1));
            documents.get(URI.create("https://keys.example.com/" + i));
        }
        assertThat(documents.size()).isLessThanOrEqualTo(3);
    }

    private static CompletableFuture<Fetched> page(String text, Duration maxAge) {
        return CompletableFuture.completedFuture(new Fetched(text.getBytes(StandardCharsets.UTF_8), maxAge));
    }

    private static final class SettableClock extends Clock {

        private volatile Instant now = Instant.EPOCH;

        void pass(Duration time) {
            now = now.plus(time);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneOffset getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            return this;
        }
    }
}
