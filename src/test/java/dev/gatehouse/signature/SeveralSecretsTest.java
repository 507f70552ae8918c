package dev.gatehouse.signature;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Rotation: several secrets are valid at once. */
class SeveralSecretsTest {

    @Test
    void aSignatureMadeWithTheSecondLiveSecretIsAccepted() throws VerificationFailure {
        var call = Calls.github().withSecrets("the new one", Calls.SECRET, "yet another");
        assertThat(call.verify(call.scheme(), call.request()).secretId()).contains("secret-1");
    }

    @Test
    void aSignatureMadeWithTheFirstOrLastLiveSecretIsAccepted() throws VerificationFailure {
        var first = Calls.github().withSecrets(Calls.SECRET, "the new one");
        var last = Calls.github().withSecrets("the new one", Calls.SECRET);
        assertThat(first.verify(first.scheme(), first.request()).secretId()).contains("secret-0");
        assertThat(last.verify(last.scheme(), last.request()).secretId()).contains("secret-1");
    }

    @Test
    void withoutTheRightSecretAmongThemItIsRefused() {
        assertThat(Calls.github().withSecrets("one", "two", "three").outcome()).isEqualTo("NO_MATCH");
    }

    @Test
    void aSharedSecretAndAPublicKeyMayLiveSideBySide() throws VerificationFailure {
        var symmetric = Calls.standardWebhooks();
        var asymmetric = Calls.standardWebhooksEd25519();
        var key = asymmetric.secrets().get(0);
        var both = symmetric.withSecrets(key, Calls.WHSEC);
        assertThat(both.verify(both.scheme(), both.request()).secretId()).contains("secret-1");
        assertThat(asymmetric.withSecrets(Calls.OTHER_WHSEC, key).outcome()).isEqualTo("accepted");
    }

    @Test
    void aPublicKeyIsNeverTheKeyOfAnHmac() {
        var key = Calls.standardWebhooksEd25519().secrets().get(0);
        var forged = "v1," + Sign.base64Keyed(key.substring("whpk_".length()), "msg_1." + Calls.NOW + "." + Calls.BODY);
        assertThat(Calls.standardWebhooks()
                        .withSecrets(key)
                        .with("webhook-signature", forged)
                        .outcome())
                .isEqualTo("MALFORMED_SIGNATURE");
    }

    @Test
    void whatTakesUnsignedRequestsNamesNoSecret() throws VerificationFailure {
        var request = Calls.github().request();
        var verified = Verifier.acceptingUnsigned().verify(request, Instant.EPOCH);
        assertThat(verified.secretId()).isEmpty();
        assertThat(verified.request()).isSameAs(request);
    }
}
