package dev.gatehouse.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Secrets that can be used, and those that are refused when they are entered. */
class SecretTest {

    private static final String HEX_KEY = "00112233445566778899aabbccddeeff";

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t\n"})
    void anEmptySecretIsRefusedByEveryProvider(String text) {
        Call.PROVIDERS.all().stream()
                .filter(provider -> provider.scheme() != null)
                .forEach(provider -> assertThatThrownBy(() -> verifier(provider.id(), text))
                        .isInstanceOf(InvalidSecret.class)
                        .hasMessageContaining("must not be empty"));
    }

    @Test
    void noSecretAtAllIsRefused() {
        var scheme = Calls.github().scheme();
        assertThatThrownBy(() -> Verifier.of(scheme, List.of()))
                .isInstanceOf(InvalidSecret.class)
                .hasMessageContaining("there is no secret");
    }

    @ParameterizedTest
    @ValueSource(strings = {" secret", "secret ", "secret\n"})
    void aBlankAroundASecretIsACopyingMistake(String text) {
        assertThatThrownBy(() -> verifier("github", text))
                .isInstanceOf(InvalidSecret.class)
                .hasMessageContaining("remove it");
    }

    @ParameterizedTest
    @ValueSource(strings = {"whsec_", "whsec_!!!", "whsec_AAAAA", "whsk_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "hunter2_"})
    void whatCannotBeDecodedIsRefusedWithTheCureAndWithoutTheSecret(String text) {
        assertThatThrownBy(() -> verifier("standard-webhooks", text))
                .isInstanceOf(InvalidSecret.class)
                .hasMessageContaining("base64 after whsec_ (which may be left out), or in base64 after whpk_")
                .hasMessageNotContaining(text + "!");
        assertThatThrownBy(() -> verifier("standard-webhooks", "secret-Xyzzy_")).hasMessageNotContaining("Xyzzy");
    }

    @ParameterizedTest
    @ValueSource(strings = {"whpk_AAAA", "whpk_1SiA4o9hyqTCpIqC5V9HUakiiaeACeqfZTInDBbOir4AAA=="})
    void aPublicKeyOfTheWrongLengthIsRefused(String text) {
        assertThatThrownBy(() -> verifier("standard-webhooks", text))
                .isInstanceOf(InvalidSecret.class)
                .hasMessageContaining("32 bytes");
    }

    @Test
    void oneBadSecretAmongGoodOnesIsRefused() {
        var scheme = Calls.svix().scheme();
        var secrets = List.of(new Secret("a", Calls.WHSEC), new Secret("b", "whsec_!"));
        assertThatThrownBy(() -> Verifier.of(scheme, secrets)).isInstanceOf(InvalidSecret.class);
    }

    @Test
    void thePrefixOfASharedSecretMayBeLeftOut() {
        var bare = Calls.WHSEC.substring("whsec_".length());
        assertThat(Calls.standardWebhooks().withSecrets(bare).outcome()).isEqualTo("accepted");
    }

    @Test
    void stripesPrefixIsPartOfTheSecret() {
        var signature = Sign.hex("whsec_abc", Calls.NOW + "." + Calls.BODY);
        var call = Calls.stripe().with("Stripe-Signature", "t=" + Calls.NOW + ",v1=" + signature);
        assertThat(call.withSecrets("whsec_abc").outcome()).isEqualTo("accepted");
        assertThat(call.withSecrets("abc").outcome()).isEqualTo("NO_MATCH");
    }

    @Test
    void aSecretInHexIsDecoded() {
        assertThat(SecretForm.of("{hex}").decode(HEX_KEY)).hasSize(16).startsWith(0x00, 0x11);
        assertThat(SecretForm.of("{hex}").decode("0x12")).isNull();
        assertThat(SecretForm.of("{hex}").decode("123")).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{text}", "{base64}", "{hex}", "whpk_{base64}", "[whsec_]{base64}"})
    void aFormIsWrittenAsItIsRead(String form) {
        assertThat(SecretForm.of(form).text()).isEqualTo(form);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text", "{base32}", "[]{hex}", "{hex}{hex}", "[a]b{hex}", ""})
    void anUnknownFormIsRefused(String form) {
        assertThatThrownBy(() -> SecretForm.of(form)).hasMessageContaining("must be {text}, {base64} or {hex}");
    }

    @Test
    void nothingPrintsASecret() {
        var secret = new Secret("id-1", Calls.SECRET);
        assertThat(secret.toString()).isEqualTo("Secret[id-1]");
        assertThat(Verifier.of(Calls.github().scheme(), List.of(secret)).toString())
                .doesNotContain(Calls.SECRET);
    }

    @Test
    void aFingerprintIsShortAndTellsSecretsApart() {
        var one = new Secret("a", Calls.SECRET);
        var same = new Secret("b", Calls.SECRET);
        var other = new Secret("a", Calls.WHSEC);
        assertThat(one.fingerprint()).matches("[0-9a-f]{12}").isEqualTo(same.fingerprint());
        assertThat(one.fingerprint()).isNotEqualTo(other.fingerprint());
    }

    private static Verifier verifier(String provider, String text) {
        var scheme = Call.PROVIDERS.find(provider).orElseThrow().scheme();
        return Verifier.of(scheme, List.of(new Secret("a", text)));
    }
}
