package dev.gatehouse.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.destination.Outcome;
import dev.gatehouse.destination.Outlet.Limits;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LaneTest {

    private static final Outcome DONE = new Outcome.Delivered(Optional.empty());
    private static final Outcome FAILED = new Outcome.Failed("down", Optional.empty());
    private static final Outcome REFUSED = new Outcome.Refused("no", false, Optional.empty());

    private final Settable clock = new Settable();
    private final Lane lane = new Lane("shop", clock);

    @Test
    void no_more_attempts_are_made_at_a_time_than_there_are_places() {
        assertThat(lane.enter(places(3))).isEqualTo(3);
        assertThat(lane.enter(places(3))).isZero();
        lane.leave(DONE);
        assertThat(lane.enter(places(3))).isOne();
    }

    @Test
    void places_that_were_not_used_are_free_again() {
        lane.leaveUnused(lane.enter(places(3)));
        assertThat(lane.enter(places(3))).isEqualTo(3);
    }

    @Test
    void a_pace_lets_no_more_begin_in_a_second() {
        var limits = new Limits(100, 5, Duration.ofSeconds(1));
        assertThat(lane.enter(limits)).isEqualTo(5);
        assertThat(lane.enter(limits)).isZero();
        clock.pass(Duration.ofSeconds(1));
        assertThat(lane.enter(limits)).isEqualTo(5);
    }

    @Test
    void a_destination_that_keeps_failing_is_left_alone_then_probed_and_used_again_when_the_probes_succeed() {
        attempts(10, FAILED);
        assertThat(lane.enter(places(8))).isZero();

        clock.pass(Duration.ofSeconds(6));
        assertThat(lane.enter(places(8))).isEqualTo(2);
        lane.leave(DONE);
        lane.leave(DONE);

        assertThat(lane.enter(places(8))).isEqualTo(8);
    }

    @Test
    void probes_that_fail_have_it_left_alone_for_longer() {
        attempts(10, FAILED);
        clock.pass(Duration.ofSeconds(6));
        attempts(2, FAILED);
        clock.pass(Duration.ofSeconds(6));
        assertThat(lane.enter(places(8))).isZero();
        clock.pass(Duration.ofSeconds(6));
        assertThat(lane.enter(places(8))).isEqualTo(2);
    }

    @Test
    void probes_for_which_there_was_nothing_to_deliver_are_not_lost() {
        attempts(10, FAILED);
        clock.pass(Duration.ofSeconds(6));
        for (int i = 0; i < 5; i++) {
            lane.leaveUnused(lane.enter(places(8)));
        }
        assertThat(lane.enter(places(8))).isEqualTo(2);
    }

    @Test
    void a_receiver_that_refuses_single_events_is_there() {
        attempts(40, REFUSED);
        assertThat(lane.enter(places(8))).isEqualTo(8);
    }

    private void attempts(int count, Outcome outcome) {
        for (int i = 0; i < count; i++) {
            assertThat(lane.enter(places(1))).isOne();
            lane.leave(outcome);
        }
    }

    private static Limits places(int count) {
        return new Limits(count, 0, Duration.ofSeconds(1));
    }

    private static final class Settable extends Clock {

        private Instant now = Instant.parse("2026-01-31T09:00:00Z");

        void pass(Duration time) {
            now = now.plus(time);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
