package dev.gatehouse.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/** {@code mvn -Pbench verify}: measures, side by side on one PostgreSQL, and writes {@code target/bench/table.md}. */
public final class Benchmark {

    private final Settings settings = Settings.read(5);
    private final Figures figures = new Figures();
    private int part;

    private Benchmark() {}

    public static void main(String[] arguments) throws Exception {
        new Benchmark().run();
        System.exit(0); // a server's thread of this virtual machine must not keep the build
    }

    private void run() throws Exception {
        try (var cluster = new Cluster();
                var door = Gatehouse.start(cluster, "door", 0);
                var whole = Gatehouse.start(cluster, "whole", 8);
                var floor = EmptyResource.start();
                var peer = FastifyPgBoss.canRun() ? FastifyPgBoss.start(cluster) : null) {
            figures.add("start to ready, seconds", whole.startedIn().toMillis() / 1000.0);
            figures.add("heap at rest, MB", whole.heapInUse() / 1e6);
            cluster.newDatabase("bare");
            var bare = new Bare(
                    new SingleRowInserts(cluster.dataSource("bare")),
                    new PgBench(cluster, "bare"),
                    Settings.CLIENTS,
                    settings.time());
            Load.closed(floor.address(), Settings.CLIENTS, webhooks(), settings.warmUp());
            warmUp(door);
            warmUp(whole);
            awaitDone(whole);
            if (peer != null) {
                warmUp(peer);
                awaitDone(peer);
            }
            for (int round = 1; round <= settings.rounds(); round++) {
                System.out.println("round " + round + " of " + settings.rounds());
                cluster.checkpoint();
                bare.measure(figures);
                floor(floor);
                cluster.checkpoint();
                ack(door, "ack", webhooks());
                ack(door, "ack, 50 % duplicates", Webhooks.halfRepeated(Gatehouse.DOOR, nextRun()));
                cluster.checkpoint();
                endToEnd(whole, "end to end");
                if (peer != null) {
                    cluster.checkpoint();
                    endToEnd(peer, "Fastify + pg-boss, end to end");
                }
            }
            openLoop(door, "ack", figures.median("ack"));
            openLoop(whole, "end to end", figures.median("end to end"));
            new Overload(door, cluster.dataSource("door")).measure(figures, nextRun());
            figures.add("heap after the run, MB", whole.heapInUse() / 1e6);
        }
        plot(figures.median("ack"));
        System.out.println(new Report(figures).write("speed"));
    }

    private void warmUp(Receiver receiver) {
        System.out.println("warming up " + receiver.getClass().getSimpleName());
        Load.closed(receiver.address(), Settings.CLIENTS, webhooks(), settings.warmUp());
    }

    private void floor(EmptyResource floor) {
        var outcome = Load.closed(floor.address(), Settings.CLIENTS, webhooks(), settings.time());
        require(outcome.refused() == 0, "nothing is refused");
        figures.add("verified, nothing stored", outcome.perSecond());
    }

    private void ack(Receiver receiver, String name, Webhooks webhooks) throws Exception {
        long before = receiver.stored();
        var outcome = Load.closed(receiver.address(), Settings.CLIENTS, webhooks, settings.time());
        require(outcome.refused() == 0, "nothing is refused");
        require(receiver.stored() - before >= webhooks.different(outcome.accepted()), "what was accepted is a row");
        figures.add(name, outcome.perSecond());
        figures.add(name + ", p99 ms", outcome.latencies().millisAt(0.99));
    }

    /** The rate at which webhooks are done with: the time runs until the last one is. */
    private void endToEnd(Receiver receiver, String name) throws Exception {
        long before = receiver.stored();
        long begin = System.nanoTime();
        var outcome = Load.closed(receiver.address(), Settings.CLIENTS, webhooks(), settings.time());
        long left = receiver.stored() - receiver.done();
        awaitDone(receiver);
        double seconds = (System.nanoTime() - begin) / 1e9;
        require(outcome.refused() == 0, "nothing is refused");
        figures.add(name, (receiver.stored() - before) / seconds);
        figures.add(name + ", not done when the load ends", (double) left);
        figures.add(name + ", ack p99 ms", outcome.latencies().millisAt(0.99));
        figures.add(name + ", generator's share of two cores", outcome.ownCpuShare() / 2);
    }

    private static void awaitDone(Receiver receiver) throws Exception {
        Pause.until(() -> receiver.done() >= receiver.stored());
    }

    private void plot(double rate) throws IOException {
        var plot = new Plot("Time to the answer, by load; everything committed before it", "webhooks a second", "ms");
        for (var share : List.of("p50", "p99", "p99.9")) {
            plot.line(
                    share,
                    IntStream.of(10, 50, 80)
                            .mapToObj(percent -> new Plot.Point(
                                    rate * percent / 100,
                                    figures.median("ack at " + percent + " % of its rate, " + share + " ms")))
                            .toList());
        }
        Files.writeString(Path.of("target", "bench", "latency.svg"), plot.svg());
    }

    private void openLoop(Receiver server, String what, double rate) {
        for (int percent : new int[] {10, 50, 80}) {
            for (int round = 0; round < settings.rounds(); round++) {
                var outcome = Load.open(server.address(), webhooks(), rate * percent / 100, settings.time());
                var name = what + " at " + percent + " % of its rate, ";
                figures.add(name + "p50 ms", outcome.latencies().millisAt(0.5));
                figures.add(name + "p99 ms", outcome.latencies().millisAt(0.99));
                figures.add(name + "p99.9 ms", outcome.latencies().millisAt(0.999));
                require(outcome.refused() == 0, "nothing is refused");
            }
        }
    }

    private Webhooks webhooks() {
        return Webhooks.different(Gatehouse.DOOR, nextRun());
    }

    private String nextRun() {
        return Long.toString(System.currentTimeMillis(), 36) + "-" + part++;
    }

    private static void require(boolean holds, String what) {
        if (!holds) {
            throw new IllegalStateException("it does not hold that " + what);
        }
    }
}
