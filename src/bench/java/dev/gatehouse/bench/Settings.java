package dev.gatehouse.bench;

import java.time.Duration;

/**
 * How a benchmark was asked to run.
 *
 * @param rounds how often everything is measured
 * @param time of each measurement
 * @param warmUp of load on each receiver before anything counts
 */
record Settings(int rounds, Duration time, Duration warmUp) {

    /** Senders of the closed loads. */
    static final int CLIENTS = 32;

    static Settings read(int defaultRounds) {
        return new Settings(
                Integer.getInteger("bench.rounds", defaultRounds),
                Duration.ofSeconds(Integer.getInteger("bench.seconds", 10)),
                Duration.ofSeconds(Integer.getInteger("bench.warm-up-seconds", 90)));
    }
}
