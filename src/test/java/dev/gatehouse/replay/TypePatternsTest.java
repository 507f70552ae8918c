package dev.gatehouse.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TypePatternsTest {

    @Test
    void onlyTheStarIsAWildcard() {
        assertThat(TypePatterns.like(List.of("payment.*", "100%_\\"))).containsExactly("payment.%", "100\\%\\_\\\\");
    }

    @Test
    void noTypesAreEveryType() {
        assertThat(TypePatterns.like(null)).isNull();
        assertThat(TypePatterns.read(null)).isNull();
    }
}
