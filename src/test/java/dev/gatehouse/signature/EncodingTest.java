package dev.gatehouse.signature;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Decoding what strangers send, without an exception whatever they send. */
class EncodingTest {

    @ParameterizedTest
    @ValueSource(strings = {"a", "abc", "0g", "0x", " 0", "é0", "٠٠"})
    void whatIsNoHexIsNothing(String text) {
        assertThat(Encoding.HEX.decode(text, 0)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"A", "AAAAA", "AA=A", "AAA==", "A===", "AA=", "====", "AA-_", "AA AA", "AA\nAA", "äAAA"})
    void whatIsNoBase64IsNothing(String text) {
        assertThat(Encoding.BASE64.decode(text, 0)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"AAAA", "AA==", "AA", "AAA=", "AAA", "+/+/"})
    void base64IsReadWithAndWithoutPadding(String text) {
        assertThat(Encoding.BASE64.decode(text, 0)).isNotEmpty();
    }

    @Test
    void theLengthIsChecked() {
        assertThat(Encoding.HEX.decode("0011", 2)).containsExactly(0, 0x11);
        assertThat(Encoding.HEX.decode("0011", 3)).isNull();
        assertThat(Encoding.BASE64.decode("AAAA", 3)).hasSize(3);
        assertThat(Encoding.BASE64.decode("AAAA", 4)).isNull();
    }
}
