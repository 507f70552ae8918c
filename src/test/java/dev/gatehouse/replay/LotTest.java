package dev.gatehouse.replay;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LotTest {

    @Test
    void whatWasFinishedBetweenTwoLooksMayBeTwiceAsMuchUpToFourBells() {
        assertThat(Lot.after(16, 0)).isEqualTo(32);
        assertThat(Lot.after(100, 0)).isEqualTo(Lot.MOST);
    }

    @Test
    void ofWhatWasHardlyBegunThereIsHalfButNeverLessThanAFew() {
        assertThat(Lot.after(128, 100)).isEqualTo(64);
        assertThat(Lot.after(5, 5)).isEqualTo(Lot.LEAST);
    }

    @Test
    void whatWasNearlyFinishedWasTheRightSize() {
        assertThat(Lot.after(64, 20)).isEqualTo(64);
    }
}
