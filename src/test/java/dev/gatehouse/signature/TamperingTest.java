package dev.gatehouse.signature;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A good request of every provider, and the same with one thing changed. */
class TamperingTest {

    static Stream<Call> calls() {
        return Calls.all().stream();
    }

    static Stream<Call> overTheBody() {
        return calls().filter(call -> !call.provider().equals("gitlab"));
    }

    static Stream<Call> withAnId() {
        return calls().filter(call -> !headersLike(call, "id").isEmpty());
    }

    static Stream<Call> withATimestampHeader() {
        return calls().filter(call -> !headersLike(call, "timestamp").isEmpty());
    }

    @ParameterizedTest
    @MethodSource("calls")
    void aRequestThatNobodyTouchedIsAccepted(Call call) {
        assertThat(call.outcome()).isEqualTo("accepted");
    }

    @ParameterizedTest
    @MethodSource("overTheBody")
    void everyByteOfTheBodyCounts(Call call) {
        for (int at = 0; at < call.body().length; at++) {
            byte[] changed = call.body().clone();
            changed[at] ^= 1;
            assertThat(call.withBody(changed).outcome()).isEqualTo("NO_MATCH");
        }
    }

    @ParameterizedTest
    @MethodSource("overTheBody")
    void aBodyWithALineBreakMoreOrNoBodyAtAllIsRefused(Call call) {
        byte[] longer = Arrays.copyOf(call.body(), call.body().length + 1);
        assertThat(call.withBody(longer).outcome()).isEqualTo("NO_MATCH");
        assertThat(call.withBody(new byte[0]).outcome()).isEqualTo("NO_MATCH");
    }

    @ParameterizedTest
    @MethodSource("calls")
    void everyCharacterOfTheSignatureCounts(Call call) {
        var header = carrier(call);
        var value = call.headers().get(header);
        int end = value.endsWith("=") ? value.indexOf('=', value.length() - 2) : value.length();
        for (int at = 0; at < end; at++) {
            var changed = value.substring(0, at) + other(value.charAt(at)) + value.substring(at + 1);
            assertThat(call.with(header, changed).outcome())
                    .as(changed)
                    .isNotEqualTo("accepted")
                    .isNotEqualTo("MISSING_SIGNATURE");
        }
    }

    @ParameterizedTest
    @MethodSource("calls")
    void aSignatureThatIsCutShortIsRefused(Call call) {
        var value = call.headers().get(carrier(call));
        for (int length = value.length() - 4; length > 0; length -= 4) {
            assertThat(call.with(carrier(call), value.substring(0, length)).outcome())
                    .isNotEqualTo("accepted");
        }
    }

    @ParameterizedTest
    @MethodSource("calls")
    void aRequestWithoutItsSignatureIsRefusedAsUnsigned(Call call) {
        assertThat(call.without(carrier(call)).outcome()).isEqualTo("MISSING_SIGNATURE");
        assertThat(call.with(carrier(call), " ").outcome()).isEqualTo("MISSING_SIGNATURE");
    }

    @ParameterizedTest
    @MethodSource("calls")
    void anotherSecretIsRefused(Call call) {
        var secret = call.secrets().get(0);
        var other = secret.startsWith("whsec_")
                ? Calls.OTHER_WHSEC
                : secret.startsWith("whpk_")
                        ? "whpk_11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo="
                        : secret.toUpperCase(Locale.ROOT);
        assertThat(call.withSecrets(other).outcome()).isEqualTo("NO_MATCH");
    }

    @ParameterizedTest
    @MethodSource("withAnId")
    void theIdIsSigned(Call call) {
        var header = headersLike(call, "id").get(0);
        assertThat(call.with(header, "msg_2").outcome()).isEqualTo("NO_MATCH");
        assertThat(call.with(header, "").outcome()).isEqualTo("UNCLEAR_SIGNED_HEADER");
        assertThat(call.without(header).outcome()).isEqualTo("UNCLEAR_SIGNED_HEADER");
    }

    @ParameterizedTest
    @MethodSource("withATimestampHeader")
    void theTimestampIsSigned(Call call) {
        var header = headersLike(call, "timestamp").get(0);
        var nextSecond = "" + (call.now().getEpochSecond() + 1);
        assertThat(call.with(header, nextSecond).outcome()).isEqualTo("NO_MATCH");
        assertThat(call.without(header).outcome()).isEqualTo("MISSING_TIMESTAMP");
    }

    @Test
    void theTimestampInStripesSignatureIsSigned() {
        var call = Calls.stripe();
        var value = call.headers().get("Stripe-Signature");
        var later = value.replace("t=" + Calls.NOW, "t=" + (Calls.NOW + 1));
        var none = value.substring(value.indexOf("v1="));
        assertThat(call.with("Stripe-Signature", later).outcome()).isEqualTo("NO_MATCH");
        assertThat(call.with("Stripe-Signature", none).outcome()).isEqualTo("MISSING_TIMESTAMP");
    }

    private static String carrier(Call call) {
        return call.headers().keySet().stream()
                .filter(name -> name.matches("(?i).*(signature|hmac|token).*"))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> headersLike(Call call, String word) {
        return call.headers().keySet().stream()
                .filter(name -> name.toLowerCase(Locale.ROOT).endsWith("-" + word))
                .toList();
    }

    /** Another character of the same kind, so that the text can still be decoded. */
    private static char other(char c) {
        if (c == 'a' || c == 'A') {
            return (char) (c + 1);
        }
        return Character.isDigit(c) ? (c == '1' ? '2' : '1') : Character.isUpperCase(c) ? 'A' : 'a';
    }
}
