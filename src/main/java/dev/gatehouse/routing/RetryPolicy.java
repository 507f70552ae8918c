package dev.gatehouse.routing;

import static dev.gatehouse.routing.InvalidField.require;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** How often a delivery is tried, and how long it rests between two attempts. */
public sealed interface RetryPolicy {

    /** Four attempts, the retries 2, 4 and 8 seconds apart, give or take a fifth. */
    RetryPolicy DEFAULT = new Exponential(4, Duration.ofSeconds(2), 2, 0.2);

    /**
     * The example schedule of Standard Webhooks, ten attempts over three days, with the jitter it recommends.
     *
     * @see <a href="https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md">Standard
     *     Webhooks, Deliverability and reliability</a>
     */
    RetryPolicy STANDARD_WEBHOOKS = new Schedule(
            List.of(
                    Duration.ofSeconds(5),
                    Duration.ofMinutes(5),
                    Duration.ofMinutes(30),
                    Duration.ofHours(2),
                    Duration.ofHours(5),
                    Duration.ofHours(10),
                    Duration.ofHours(14),
                    Duration.ofHours(20),
                    Duration.ofHours(24)),
            0.1);

    /** What a destination of this kind gets when its subscription does not say. */
    static RetryPolicy standardFor(String destinationKind) {
        return "http".equals(destinationKind) ? STANDARD_WEBHOOKS : DEFAULT;
    }

    /**
     * How long to rest after the given number of failed attempts; empty when there is to be no other.
     *
     * @param age how long ago the delivery was decided
     */
    Optional<Duration> restAfter(int attempts, Duration age, RandomGenerator random);

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
            require(maxAttempts >= 1 && maxAttempts <= 100, "maxAttempts", "must be from 1 to 100");
            require(
                    !initial.isNegative() && initial.compareTo(LONGEST) <= 0,
                    "initialSeconds",
                    "must be from 0 to 86400");
            require(factor >= 1 && factor <= 10, "factor", "must be from 1 to 10");
            require(jitter >= 0 && jitter <= 1, "jitter", "must be from 0 to 1");
        }

        @Override
        public Optional<Duration> restAfter(int attempts, Duration age, RandomGenerator random) {
            if (attempts >= maxAttempts) {
                return Optional.empty();
            }
            double millis =
                    Math.min((double) initial.toMillis() * Math.pow(factor, attempts - 1), (double) LONGEST.toMillis());
            return Optional.of(spread(millis, jitter, random));
        }
    }

    /**
     * Each rest is written down.
     *
     * @param rests one for each retry
     * @param jitter the share of a rest by which it may be shorter or longer, from 0 to 1
     */
    record Schedule(List<Duration> rests, double jitter) implements RetryPolicy {

        private static final Duration LONGEST = Duration.ofDays(30);

        /** Refuses rests that can't be kept. */
        public Schedule {
            require(rests.size() < 100, "schedule", "must not have more than 99 durations");
            require(
                    rests.stream().noneMatch(rest -> rest.isNegative() || rest.compareTo(LONGEST) > 0),
                    "schedule",
                    "must have durations from 0 to 30 days");
            require(jitter >= 0 && jitter <= 1, "jitter", "must be from 0 to 1");
            rests = List.copyOf(rests);
        }

        @Override
        public Optional<Duration> restAfter(int attempts, Duration age, RandomGenerator random) {
            return attempts > rests.size()
                    ? Optional.empty()
                    : Optional.of(spread((double) rests.get(attempts - 1).toMillis(), jitter, random));
        }
    }

    /**
     * Another policy, until the delivery is too old: no attempt is planned for a time after that.
     *
     * @param other says how long to rest
     * @param maxAge how old a delivery is at its last attempt, at the most
     */
    record Until(RetryPolicy other, Duration maxAge) implements RetryPolicy {

        @Override
        public Optional<Duration> restAfter(int attempts, Duration age, RandomGenerator random) {
            return other.restAfter(attempts, age, random)
                    .filter(rest -> age.plus(rest).compareTo(maxAge) <= 0);
        }
    }

    private static Duration spread(double millis, double jitter, RandomGenerator random) {
        return Duration.ofMillis(Math.round(millis * (1 + jitter * (2 * random.nextDouble() - 1))));
    }
}
