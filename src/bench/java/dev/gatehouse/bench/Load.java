package dev.gatehouse.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Sends requests from one thread over kept-alive connections and takes the time of every answer. Closed: each connection
 * sends again as soon as it is answered. Open: requests fall due on a fixed schedule and their time counts from there,
 * so that waiting for a slow server is not left out.
 */
final class Load {

    /** What came of a load. */
    record Outcome(int accepted, Latencies refusals, Duration took, Latencies latencies, Duration ownCpu) {

        int refused() {
            return refusals.count();
        }

        /** CPU time of this generator for each second of the load. */
        double ownCpuShare() {
            return ownCpu.toNanos() / (double) took.toNanos();
        }

        double perSecond() {
            return accepted / (took.toNanos() / 1e9);
        }
    }

    private static final long NO_SCHEDULE = 0;

    private final Supplier<ByteBuffer> requests;
    private final long nanosBetween;
    private final Selector selector;
    private final ArrayDeque<Connection> free = new ArrayDeque<>();
    private final List<Connection> all = new ArrayList<>();
    private final Latencies latencies = new Latencies();
    private long begin;
    private long due;
    private final Latencies refusals = new Latencies();

    private Load(InetSocketAddress server, int connections, Supplier<ByteBuffer> requests, long nanosBetween)
            throws IOException {
        this.requests = requests;
        this.nanosBetween = nanosBetween;
        this.selector = Selector.open();
        for (int i = 0; i < connections; i++) {
            var connection = new Connection(server, selector);
            all.add(connection);
            free.add(connection);
        }
    }

    /** As fast as the server answers. */
    static Outcome closed(InetSocketAddress server, int connections, Supplier<ByteBuffer> requests, Duration time) {
        return run(server, connections, requests, NO_SCHEDULE, time);
    }

    /** So many each second, whether the server keeps up or not. */
    static Outcome open(InetSocketAddress server, Supplier<ByteBuffer> requests, double perSecond, Duration time) {
        return run(server, 256, requests, Math.max(1, Math.round(1e9 / perSecond)), time);
    }

    private static Outcome run(
            InetSocketAddress server, int connections, Supplier<ByteBuffer> requests, long between, Duration time) {
        try {
            var load = new Load(server, connections, requests, between);
            try {
                return load.run(time);
            } finally {
                load.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Outcome run(Duration time) throws IOException {
        var threads = ManagementFactory.getThreadMXBean();
        long cpu = threads.getCurrentThreadCpuTime();
        begin = System.nanoTime();
        due = begin;
        long end = begin + time.toNanos();
        for (long now = begin; now < end; now = System.nanoTime()) {
            send(now);
            selector.select(this::answered, pauseMillis(now, end));
        }
        long took = System.nanoTime() - begin;
        return new Outcome(
                latencies.count(),
                refusals,
                Duration.ofNanos(took),
                latencies,
                Duration.ofNanos(threads.getCurrentThreadCpuTime() - cpu));
    }

    private void send(long now) throws IOException {
        while (!free.isEmpty() && (nanosBetween == NO_SCHEDULE || due <= now)) {
            free.poll().send(requests.get(), nanosBetween == NO_SCHEDULE ? System.nanoTime() : due);
            due += nanosBetween;
        }
    }

    private long pauseMillis(long now, long end) {
        boolean waitsForSchedule = nanosBetween != NO_SCHEDULE && !free.isEmpty();
        return Math.max(1, ((waitsForSchedule ? Math.min(due, end) : end) - now) / 1_000_000);
    }

    private void answered(java.nio.channels.SelectionKey key) {
        var connection = (Connection) key.attachment();
        try {
            int status = connection.receive();
            if (status != Connection.INCOMPLETE) {
                (status / 100 == 2 ? latencies : refusals).add(System.nanoTime() - connection.sentAt());
                free.add(connection);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void close() throws IOException {
        for (var connection : all) {
            connection.close();
        }
        selector.close();
    }
}
