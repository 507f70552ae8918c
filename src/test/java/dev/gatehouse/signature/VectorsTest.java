package dev.gatehouse.signature;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Requests that the providers themselves published or whose libraries signed them; each names its source. */
class VectorsTest {

    record Vector(
            String id,
            String provider,
            String source,
            String secret,
            Map<String, String> headers,
            String body,
            long now,
            String expect) {

        @Override
        public String toString() {
            return id;
        }
    }

    static Stream<Vector> vectors() throws IOException {
        try (var file = VectorsTest.class.getResourceAsStream("/signature/vectors.json")) {
            return List.of(new ObjectMapper().readValue(file, Vector[].class)).stream();
        }
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void aPublishedRequestIsAcceptedOrRefusedForTheRightReason(Vector vector) {
        var call = Call.of(vector.provider(), vector.secret(), vector.body(), vector.headers())
                .at(vector.now());
        assertThat(call.outcome()).isEqualTo("valid".equals(vector.expect()) ? "accepted" : vector.expect());
    }

    @Test
    void theExampleInGitHubsDocumentationIsAccepted() {
        var signature = "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17";
        var example = Call.of(
                "github", "It's a Secret to Everybody", "Hello, World!", Map.of("X-Hub-Signature-256", signature));
        assertThat(example.outcome()).isEqualTo("accepted");
    }
}
