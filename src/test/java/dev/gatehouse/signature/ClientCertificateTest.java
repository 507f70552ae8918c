package dev.gatehouse.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A sender that is known by its certificate. The certificates are made with openssl: a CA, what it issued, and a stranger's. */
class ClientCertificateTest {

    private static final Instant NOW = Instant.parse("2027-01-01T00:00:00Z");
    private static final String RULE = """
            {"algorithm": "client-certificate", "secret": "{pem}",
             "signature": {"header": "Client-Cert", "format": ":{signature}:", "encoding": "base64"}}
            """;

    @ParameterizedTest
    @CsvSource({
        "sender, sender, accepted",
        "ca, sender, accepted",
        "ca, ca, accepted",
        "sender, ca, NO_MATCH",
        "sender, stranger, NO_MATCH",
        "ca, stranger, NO_MATCH"
    })
    void theCertificateItselfAndWhatItIssuedAreBelieved(String known, String shown, String outcome) throws Exception {
        assertThat(outcome(known, List.of(shownAs(shown)), NOW)).isEqualTo(outcome);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1999-01-01T00:00:00Z", "2999-01-01T00:00:00Z"})
    void oneThatIsNotInForceIsNot(String time) throws Exception {
        assertThat(outcome("sender", List.of(shownAs("sender")), Instant.parse(time)))
                .isEqualTo("UNMET_CONDITION");
    }

    @Test
    void noneAndSeveralAndGarbageAreNone() throws Exception {
        assertThat(outcome("sender", List.of(), NOW)).isEqualTo("MISSING_SIGNATURE");
        assertThat(outcome("sender", List.of(shownAs("sender"), shownAs("stranger")), NOW))
                .isEqualTo("MALFORMED_SIGNATURE");
        assertThat(outcome("sender", List.of(":AAAA:"), NOW)).isEqualTo("MALFORMED_SIGNATURE");
        assertThat(outcome("sender", List.of(":?:"), NOW)).isEqualTo("MALFORMED_SIGNATURE");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"secret\": \"{pem}\", | \"secret\": \"{text}\", | write secret",
                "\"secret\": \"{pem}\", | \"secret\": \"{pem}\", \"signed\": \"{body}\", | leave out signed",
                "\"encoding\": \"base64\" | \"encoding\": \"hex\" | in base64"
            })
    void aRuleThatWouldCheckSomethingElseIsRefused(String part, String other, String cure) {
        assertThatThrownBy(() -> scheme(RULE.replace(part, other)))
                .isInstanceOf(InvalidScheme.class)
                .hasMessageContaining(cure);
    }

    private static String outcome(String known, List<String> shown, Instant now) throws Exception {
        var lines = shown.stream().map(value -> Map.entry("Client-Cert", value)).toList();
        var request = new InboundRequest("POST", "https://a.example/", Headers.ofLines(lines), new byte[0]);
        try {
            Verifier.of(scheme(RULE), List.of(new Secret("1", pem(known)))).verify(request, now);
            return "accepted";
        } catch (VerificationFailure failure) {
            return failure.reason().name();
        }
    }

    private static SignatureScheme scheme(String rule) throws JsonProcessingException {
        return SchemeReader.scheme(new ObjectMapper().readTree(rule));
    }

    private static String shownAs(String name) throws IOException {
        return Stream.of(":", base64(name), ":").collect(Collectors.joining());
    }

    private static String base64(String name) throws IOException {
        return Arrays.stream(pem(name).split("\n"))
                .filter(line -> !line.startsWith("-----"))
                .collect(Collectors.joining());
    }

    private static String pem(String name) throws IOException {
        return Files.readString(Path.of("src", "test", "resources", "client-certificates", name + ".pem"));
    }
}
