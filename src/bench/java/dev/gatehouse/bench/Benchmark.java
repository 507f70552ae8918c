package dev.gatehouse.bench;

import java.time.Duration;

/** {@code mvn -Pbench verify}: measures, side by side on one PostgreSQL, and writes {@code target/bench/table.md}. */
public final class Benchmark {

    private static final int CLIENTS = 32;

    private final Duration time = Duration.ofSeconds(Integer.getInteger("bench.seconds", 15));
    private final int rounds = Integer.getInteger("bench.rounds", 5);
    private final Duration warmUp = Duration.ofSeconds(Integer.getInteger("bench.warm-up-seconds", 60));
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
                var whole = Gatehouse.start(cluster, "whole", 8)) {
            figures.add("start to ready, seconds", whole.startedIn().toMillis() / 1000.0);
            figures.add("heap at rest, MB", whole.heapInUse() / 1e6);
            cluster.newDatabase("bare");
            var inserts = new SingleRowInserts(cluster.dataSource("bare"));
            var pgbench = new PgBench(cluster, "bare");
            warmUp(door, whole, inserts);
            for (int round = 1; round <= rounds; round++) {
                System.out.println("round " + round + " of " + rounds);
                cluster.checkpoint();
                figures.add("single-row inserts", inserts.measure(CLIENTS, time));
                pgbench.measure(CLIENTS, time).ifPresent(tps -> figures.add("single-row inserts, pgbench", tps));
                cluster.checkpoint();
                ack(door);
                duplicates(door);
                cluster.checkpoint();
                endToEnd(whole);
            }
            openLoop(door, "ack", figures.median("ack"));
            openLoop(whole, "end to end", figures.median("end to end"));
            figures.add("heap after the run, MB", whole.heapInUse() / 1e6);
        }
        System.out.println(new Report(figures).write());
    }

    private void warmUp(Gatehouse door, Gatehouse whole, SingleRowInserts inserts) throws Exception {
        System.out.println("warming up");
        inserts.measure(CLIENTS, warmUp.dividedBy(6));
        Load.closed(door.address(), CLIENTS, webhooks(), warmUp);
        Load.closed(whole.address(), CLIENTS, webhooks(), warmUp);
        whole.rows().awaitSettled();
    }

    private void ack(Gatehouse door) throws Exception {
        long before = door.rows().events();
        var outcome = Load.closed(door.address(), CLIENTS, webhooks(), time);
        require(door.rows().events() - before >= outcome.accepted(), "every accepted webhook is a row");
        add("ack", outcome);
    }

    private void duplicates(Gatehouse door) throws Exception {
        var outcome = Load.closed(door.address(), CLIENTS, Webhooks.halfRepeated(Gatehouse.DOOR, nextRun()), time);
        add("ack, 50 % duplicates", outcome);
    }

    /** The rate at which events are done with: the time runs until the last one is. */
    private void endToEnd(Gatehouse whole) throws Exception {
        long events = whole.rows().events();
        long effects = whole.rows().effects();
        var cpu = whole.cpu();
        long begin = System.nanoTime();
        var outcome = Load.closed(whole.address(), CLIENTS, webhooks(), time);
        long left = whole.rows().unsettled();
        whole.rows().awaitSettled();
        double seconds = (System.nanoTime() - begin) / 1e9;
        long stored = whole.rows().events() - events;
        require(whole.rows().effects() - effects == stored, "every event has its effect once");
        figures.add("end to end", stored / seconds);
        figures.add("end to end, unsettled when the load ends", (double) left);
        figures.add("end to end, ack p99 ms", outcome.latencies().millisAt(0.99));
        figures.add(
                "server's CPU, microseconds an event", whole.cpu().minus(cpu).toNanos() / 1e3 / stored);
        figures.add(
                "load generator's CPU, microseconds an event", outcome.ownCpu().toNanos() / 1e3 / stored);
    }

    private void openLoop(Gatehouse server, String what, double rate) {
        for (int percent : new int[] {10, 50, 80}) {
            for (int round = 0; round < rounds; round++) {
                var outcome = Load.open(server.address(), webhooks(), rate * percent / 100, time);
                var name = what + " at " + percent + " % of its rate, ";
                figures.add(name + "p50 ms", outcome.latencies().millisAt(0.5));
                figures.add(name + "p99 ms", outcome.latencies().millisAt(0.99));
                figures.add(name + "p99.9 ms", outcome.latencies().millisAt(0.999));
                require(outcome.refused() == 0, "nothing is refused");
            }
        }
    }

    private void add(String name, Load.Outcome outcome) {
        require(outcome.refused() == 0, "nothing is refused");
        figures.add(name, outcome.perSecond());
        figures.add(name + ", p99 ms", outcome.latencies().millisAt(0.99));
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
