package dev.gatehouse.keys;

import dev.gatehouse.problem.LogText;
import dev.gatehouse.signature.KeysUnavailable;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/**
 * Published documents, remembered as what they mean. However many ask for one, it is fetched once at a time. Safe for use
 * by many threads.
 *
 * @param <T> what a document means
 */
final class Documents<T> {

    private static final System.Logger LOG = System.getLogger(Documents.class.getName());

    /** A copy of a document. */
    private record Copy<T>(T content, Instant fetchedAt, Instant freshUntil) {}

    private final Function<URI, CompletionStage<Fetched>> pages;
    private final Function<byte[], T> meaning;
    private final Clock clock;
    private final Patience patience;
    private final Map<URI, Copy<T>> copies = new ConcurrentHashMap<>();
    private final Map<URI, CompletableFuture<Void>> underWay = new ConcurrentHashMap<>();
    private final Map<URI, Instant> asked = new ConcurrentHashMap<>();

    /**
     * How long is long.
     *
     * @param longest how long somebody who asks waits for a fetch
     * @param between the least time between two fetches of an address
     * @param usual how long a copy is fresh when its publisher says nothing
     * @param stale how long after that it may still be used while no newer one can be had
     * @param most how many addresses are remembered
     */
    record Patience(Duration longest, Duration between, Duration usual, Duration stale, int most) {

        static final Patience USUAL = new Patience(
                Duration.ofSeconds(4), Duration.ofSeconds(30), Duration.ofHours(1), Duration.ofHours(24), 256);

        /** No publisher makes us ask all the time, or never again. */
        Duration fresh(Duration told) {
            if (told == null) {
                return usual;
            }
            var cap = usual.multipliedBy(24);
            var shortest = usual.dividedBy(12);
            return told.compareTo(cap) > 0 ? cap : told.compareTo(shortest) < 0 ? shortest : told;
        }
    }

    Documents(
            Function<URI, CompletionStage<Fetched>> pages,
            Function<byte[], T> meaning,
            Clock clock,
            Patience patience) {
        this.pages = pages;
        this.meaning = meaning;
        this.clock = clock;
        this.patience = patience;
    }

    /**
     * The document, from memory where that is fresh.
     *
     * @throws KeysUnavailable when there is no copy that may still be used
     */
    T get(URI address) throws KeysUnavailable {
        var copy = copies.get(address);
        if (copy == null || !clock.instant().isBefore(copy.freshUntil())) {
            fetch(address);
        }
        return usable(address);
    }

    /**
     * A newer copy than the one at hand, where it is time for one; else the same.
     *
     * @throws KeysUnavailable when there is no copy that may still be used
     */
    T newer(URI address) throws KeysUnavailable {
        fetch(address);
        return usable(address);
    }

    /** How many copies there are. */
    int size() {
        return copies.size();
    }

    private T usable(URI address) throws KeysUnavailable {
        var copy = copies.get(address);
        if (copy == null || copy.freshUntil().plus(patience.stale()).isBefore(clock.instant())) {
            throw new KeysUnavailable("the keys at " + address.getHost() + " can't be had now; the log says why");
        }
        return copy.content();
    }

    /** Waits for a fetch: the one that is under way, or one of its own when it is time for one. */
    private void fetch(URI address) {
        var own = new CompletableFuture<Void>();
        var others = underWay.putIfAbsent(address, own);
        if (others == null) {
            begin(address, own);
        }
        await(others == null ? own : others);
    }

    private void await(CompletableFuture<Void> fetch) {
        try {
            fetch.get(patience.longest().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException noCopy) {
            LOG.log(System.Logger.Level.DEBUG, "event=keys_not_there_yet", noCopy);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private void begin(URI address, CompletableFuture<Void> fetch) {
        if (!isTimeFor(address)) {
            end(address, fetch);
            return;
        }
        pages.apply(address).thenAccept(page -> keep(address, page)).whenComplete((kept, failure) -> {
            if (failure != null) {
                warn(address, failure);
            }
            end(address, fetch);
        });
    }

    private void end(URI address, CompletableFuture<Void> fetch) {
        underWay.remove(address, fetch);
        fetch.complete(null);
    }

    private boolean isTimeFor(URI address) {
        var now = clock.instant();
        var last = asked.get(address);
        if (last != null && now.isBefore(last.plus(patience.between()))) {
            return false;
        }
        makeRoom(asked, Comparator.naturalOrder());
        asked.put(address, now);
        return true;
    }

    private void keep(URI address, Fetched page) {
        var now = clock.instant();
        makeRoom(copies, Comparator.comparing(Copy::fetchedAt));
        copies.put(address, new Copy<>(meaning.apply(page.bytes()), now, now.plus(patience.fresh(page.maxAge()))));
    }

    /** Addresses come from messages, so there may be more of them than anybody wants to remember. */
    private <V> void makeRoom(Map<URI, V> map, Comparator<V> byAge) {
        if (map.size() >= patience.most()) {
            map.entrySet().stream()
                    .min(Map.Entry.comparingByValue(byAge))
                    .ifPresent(oldest -> map.remove(oldest.getKey()));
        }
    }

    private static void warn(URI address, Throwable failure) {
        LOG.log(
                System.Logger.Level.WARNING,
                "event=keys_not_fetched host={0} next=old_copy_or_503 error={1}",
                LogText.quoted(String.valueOf(address.getHost())),
                LogText.cause(failure));
    }
}
