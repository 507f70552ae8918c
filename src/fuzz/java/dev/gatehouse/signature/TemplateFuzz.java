package dev.gatehouse.signature;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Whatever is written into a template, it is refused with a reason or takes a request apart. */
class TemplateFuzz {

    private static final InboundRequest REQUEST = new InboundRequest(
            "POST",
            "https://hooks.example.com/webhooks/a?b=c",
            Headers.ofLines(List.of(Map.entry("Content-Type", "application/json"), Map.entry("A", "b,c=d"))),
            "{\"a\":{\"b\":[1,\"c\"]}}".getBytes(StandardCharsets.UTF_8));

    @FuzzTest(maxDuration = "10m")
    void everyTemplateIsReadOrRefused(FuzzedDataProvider data) {
        try {
            if (data.consumeBoolean()) {
                var content = SignedContent.parse(data.consumeRemainingAsString());
                content.joined(REQUEST, "1750000000", Insides.of(REQUEST));
            } else {
                var separator = data.consumeString(2);
                var field = HeaderField.of("A", null, separator, data.consumeRemainingAsString(), "{signature}");
                field.values(REQUEST, Insides.of(REQUEST));
            }
        } catch (IllegalArgumentException | VerificationFailure refused) {
            // with a reason
        }
    }
}
