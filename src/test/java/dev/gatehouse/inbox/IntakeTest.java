package dev.gatehouse.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class IntakeTest {

    private final Intake intake = new Intake(3, 100);

    @Test
    void letsInAsManyAsItHasRoomFor() {
        assertThat(intake.enter(1)).isTrue();
        assertThat(intake.enter(1)).isTrue();
        assertThat(intake.enter(1)).isTrue();
        assertThat(intake.enter(1)).isFalse();
    }

    @Test
    void letsInAsManyBytesAsItHasRoomFor() {
        assertThat(intake.enter(60)).isTrue();
        assertThat(intake.enter(41)).isFalse();
        assertThat(intake.enter(40)).isTrue();
    }

    @Test
    void whoLeavesMakesRoom() {
        intake.enter(100);
        intake.leave(100);
        assertThat(intake.enter(100)).isTrue();
    }

    @Test
    void whoWasRefusedTakesNoRoom() {
        intake.enter(1_000);
        intake.enter(1_000);
        intake.enter(1_000);
        assertThat(intake.enter(100)).isTrue();
    }
}
