package dev.gatehouse.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code mvn -Pbench verify -Dbench.main=dev.gatehouse.bench.Growth}: the acknowledging rate as events gather, each beside
 * the bare inserts of the same minute, and a node's rate and heap with a million deliveries waiting.
 */
public final class Growth {

    private static final int WAITING = 1_000_000;

    private final Settings settings = Settings.read(3);
    private final int most = Integer.getInteger("bench.growth.events", 10_000_000);
    private final Figures figures = new Figures();
    private final List<Plot.Point> points = new ArrayList<>();
    private int run;

    private Growth() {}

    public static void main(String[] arguments) throws Exception {
        new Growth().run();
        System.exit(0); // a server's thread of this virtual machine must not keep the build
    }

    private void run() throws Exception {
        try (var cluster = new Cluster()) {
            cluster.newDatabase("bare");
            var inserts = new SingleRowInserts(cluster.dataSource("bare"));
            try (var door = Gatehouse.start(cluster, "grown", 0)) {
                load(door, settings.warmUp());
                var filling = new Filling(cluster.dataSource("grown"));
                int filled = 0;
                for (int level : new int[] {0, most / 10, most / 3, most}) {
                    System.out.println("filling up to " + level);
                    filling.grow(filled, level);
                    filled = level;
                    cluster.checkpoint();
                    measure(door, inserts, level);
                }
            }
            backlog(cluster);
        }
        var plot = new Plot("Webhooks acknowledged a second, by events stored", "events stored", "a second");
        Files.writeString(
                Path.of("target", "bench", "growth.svg"),
                plot.line("ack", points).svg());
        System.out.println(new Report(figures).write("growth"));
    }

    private void measure(Gatehouse door, SingleRowInserts inserts, int level) throws Exception {
        var name = String.format("%,d events: ", level);
        for (int round = 0; round < settings.rounds(); round++) {
            double bare = inserts.measure(Settings.CLIENTS, settings.time());
            double ack = load(door, settings.time());
            figures.add(name + "ack", ack);
            figures.add(name + "ack / single-row inserts", ack / bare);
        }
        points.add(new Plot.Point(level, figures.median(name + "ack")));
    }

    private void backlog(Cluster cluster) throws Exception {
        try (var node = Gatehouse.start(cluster, "backlog", 8)) {
            load(node, settings.warmUp());
            figures.add("no backlog: ack of a working node", load(node, settings.time()));
            figures.add("no backlog: heap, MB", node.heapInUse() / 1e6);
            var filling = new Filling(cluster.dataSource("backlog"));
            filling.grow(0, WAITING);
            filling.makeWait(WAITING);
            figures.add("a million waiting: ack of a working node", load(node, settings.time()));
            figures.add("a million waiting: heap, MB", node.heapInUse() / 1e6);
            long before = System.nanoTime();
            long left = node.waiting();
            Pause.of(settings.time());
            figures.add(
                    "a million waiting: worked off a second",
                    (left - node.waiting()) / ((System.nanoTime() - before) / 1e9));
        }
    }

    private double load(Gatehouse node, Duration howLong) {
        var name = Long.toString(System.currentTimeMillis(), 36) + "-" + run++;
        return Load.closed(node.address(), Settings.CLIENTS, Webhooks.different(Gatehouse.DOOR, name), howLong)
                .perSecond();
    }
}
