package dev.gatehouse.bench;

import java.time.Duration;

/** What PostgreSQL does without any receiver: the yardsticks of a round. */
record Bare(SingleRowInserts inserts, PgBench pgbench, int clients, Duration time) {

    void measure(Figures figures) throws Exception {
        figures.add("single-row inserts", inserts.measure(clients, time));
        pgbench.measure(clients, time).ifPresent(tps -> figures.add("single-row inserts, pgbench", tps));
    }
}
