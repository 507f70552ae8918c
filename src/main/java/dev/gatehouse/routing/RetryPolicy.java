package dev.gatehouse.routing;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** How often a delivery is tried, and how long it rests between two attempts. */
public sealed interface RetryPolicy {

    /** Four attempts, the retries 2, 4 and 8 seconds apart, give or take a fifth. */
    RetryPolicy DEFAULT = new Exponential(4, Duration.ofSeconds(2), 2, 0.2);

    /** The schedule that Standard Webhooks gives as an example, each rest longer by up to a tenth: ten attempts in three days. */
    RetryPolicy STANDARD_WEBHOOKS = new Spread(
            new Schedule(List.of(
                    Duration.ofSeconds(5),
                    Duration.ofMinutes(5),
                    Duration.ofMinutes(30),
                    Duration.ofHours(2),
                    Duration.ofHours(5),
                    Duration.ofHours(10),
                    Duration.ofHours(14),
                    Duration.ofHours(20),
                    Duration.ofHours(24))),
            0.1);

    /** What is usual for a kind of destination: work in this application may soon be tried again, receivers need time. */
    static RetryPolicy usualFor(String kind) {
        return "http".equals(kind) ? STANDARD_WEBHOOKS : DEFAULT;
    }

    /** How long to rest after the given number of failed attempts; empty when there is to be no other. */
    Optional<Duration> restAfter(int attempts, RandomGenerator random);

    /**
     * Each rest is longer than the one before it by the same factor.
     *
     * @param maxAttempts attempts in all, the first included
     * @param initial the first rest
     * @param factor what each rest is multiplied by to give the next
     * @param jitter the share of a rest by which it may be shorter or longer, from 0 to 1
     */
    record Exponential(int maxAttempts, Duration initial, double factor, double jitter) implements RetryPolicy {

        private static final Duration LONGEST = Duration.ofDays(1);

        /** Refuses what can't be a policy, naming the field. */
        public Exponential {
            require(maxAttempts >= 1 && maxAttempts <= 100, "maxAttempts must be from 1 to 100");
            require(!initial.isNegative(), "initialSeconds must not be negative");
            require(factor >= 1 && factor <= 10, "factor must be from 1 to 10");
            require(jitter >= 0 && jitter <= 1, "jitter must be from 0 to 1");
        }

        @Override
        public Optional<Duration> restAfter(int attempts, RandomGenerator random) {
            if (attempts >= maxAttempts) {
                return Optional.empty();
            }
            double millis =
                    Math.min((double) initial.toMillis() * Math.pow(factor, attempts - 1), (double) LONGEST.toMillis());
            double spread = 1 + jitter * (2 * random.nextDouble() - 1);
            return Optional.of(Duration.ofMillis(Math.round(millis * spread)));
        }
    }

    /**
     * Each rest is written down.
     *
     * @param rests one for each retry
     */
    record Schedule(List<Duration> rests) implements RetryPolicy {

        /** Refuses negative rests. */
        public Schedule {
            require(rests.stream().noneMatch(Duration::isNegative), "schedule must not have negative durations");
            rests = List.copyOf(rests);
        }

        @Override
        public Optional<Duration> restAfter(int attempts, RandomGenerator random) {
            return attempts > rests.size() ? Optional.empty() : Optional.of(rests.get(attempts - 1));
        }
    }

    /**
     * Rests a little longer than another policy, by chance, so that what failed together is not tried again together.
     *
     * @param policy the other
     * @param jitter the share by which a rest may be longer, from 0 to 1
     */
    record Spread(RetryPolicy policy, double jitter) implements RetryPolicy {

        /** Refuses a share that is none. */
        public Spread {
            require(jitter >= 0 && jitter <= 1, "jitter must be from 0 to 1");
        }

        @Override
        public Optional<Duration> restAfter(int attempts, RandomGenerator random) {
            return policy.restAfter(attempts, random)
                    .map(rest -> rest.plusMillis(Math.round((double) rest.toMillis() * jitter * random.nextDouble())));
        }
    }

    private static void require(boolean holds, String rule) {
        if (!holds) {
            throw new IllegalArgumentException(rule);
        }
    }
}
