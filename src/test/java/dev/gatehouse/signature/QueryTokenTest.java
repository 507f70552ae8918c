package dev.gatehouse.signature;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QueryTokenTest {

    @ParameterizedTest
    @CsvSource({
        "https://a.example/hook, https://a.example/hook",
        "https://a.example/hook?token=s3cret, https://a.example/hook?token=(not kept)",
        "https://a.example/hook?a=1&token=s3cret&b=2, https://a.example/hook?a=1&token=(not kept)&b=2",
        "https://a.example/hook?token=s3&token=cret, https://a.example/hook?token=(not kept)&token=(not kept)",
        "https://a.example/hook?%74oken=s3cret, https://a.example/hook?%74oken=(not kept)",
        "https://a.example/hook?%zz=1&mytoken=2&token, https://a.example/hook?%zz=1&mytoken=2&token"
    })
    void theValuesOfTheParameterAreStruckOutAndNothingElse(String url, String clean) {
        assertThat(new QueryToken("token").without(url)).isEqualTo(clean);
    }

    @Test
    void aSchemeWhoseTokenStandsInTheUrlKnowsThatItIsNotToBeKept() throws InvalidSecret {
        var scheme = Providers.load().find("mollie-classic").orElseThrow().scheme();
        var verifier = Verifier.of(scheme, List.of(new Secret("1", "a-long-random-word")));
        assertThat(verifier.withoutSecrets("https://a.example/webhooks/mollie?token=a-long-random-word"))
                .isEqualTo("https://a.example/webhooks/mollie?token=(not kept)");
    }
}
