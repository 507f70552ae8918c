package dev.gatehouse.signature;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.diagnosis.Cause;
import dev.gatehouse.diagnosis.Diagnosis;
import dev.gatehouse.diagnosis.Finding;
import dev.gatehouse.diagnosis.Subject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Genuine requests of every preset, each spoilt in one way: the diagnosis says in which. */
class DiagnosisOfPresetsTest {

    private record Sample(String name, Provider provider, TestVector vector) {

        @Override
        public String toString() {
            return name;
        }

        Subject subject() {
            var named = vector.secrets().stream()
                    .map(text -> new Secret("secret-id", text))
                    .toList();
            return new Subject(scheme(), named, keys(), vector.request().inbound(), now());
        }

        SignatureScheme scheme() {
            return vector.publicKeys() == null
                    ? provider.scheme()
                    : provider.scheme().with(new SignatureScheme.Overrides(null, null, vector.publicKeys()));
        }

        KeySource keys() {
            return vector.documents() == null
                    ? KeySource.none()
                    : new WrittenKeys(vector.documents(), vector.anchors());
        }

        Instant now() {
            return Instant.ofEpochSecond(vector.clock() == null ? 0 : vector.clock());
        }
    }

    static Stream<Sample> samples() {
        return Call.PROVIDERS.all().stream()
                .flatMap(provider -> Call.PROVIDERS.vectors(provider.id()).vectors().stream()
                        .filter(vector -> vector.expect() == TestVector.Verdict.VALID)
                        .map(vector -> new Sample(provider.id() + ": " + vector.name(), provider, vector)));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void aGenuineRequestIsSaidToBeGenuine(Sample sample) {
        assertThat(causes(sample.subject())).containsExactly(Cause.GENUINE);
    }

    @ParameterizedTest
    @MethodSource("samples")
    void aLineBreakThatWasAddedToTheBodyIsFound(Sample sample) {
        var request = sample.vector().request().inbound();
        byte[] longer = Arrays.copyOf(request.body(), request.body().length + 1);
        longer[longer.length - 1] = '\n';
        var spoilt = with(sample.subject(), request.headers(), request.url(), longer);
        if (!isRefused(spoilt)) {
            return;
        }
        if (sample.provider().scheme().anyOf().stream().allMatch(SignatureRule::readsBody)) {
            assertThat(causes(spoilt)).as(sample.name()).contains(Cause.CHANGED_BODY);
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void aClockThatIsADayOffIsFoundWithTheSeconds(Sample sample) {
        var subject = sample.subject();
        if (SentTime.of(subject.scheme(), subject.request()).isEmpty()) {
            return;
        }
        var late = new Subject(
                subject.scheme(),
                subject.secrets(),
                subject.keys(),
                subject.request(),
                sample.now().plus(Duration.ofDays(8)));
        if (!isRefused(late)) {
            return;
        }
        assertThat(Diagnosis.of(late, List.of())).first().satisfies(finding -> {
            assertThat(finding.cause()).isEqualTo(Cause.CLOCK);
            assertThat(finding.message()).containsPattern("lies \\d+ s before");
        });
    }

    @ParameterizedTest
    @MethodSource("samples")
    void aSignatureUnderAnotherNameIsFound(Sample sample) {
        var rules = sample.scheme().anyOf();
        var name = rules.get(0).signature().header();
        var request = sample.vector().request().inbound();
        if (rules.size() > 1 || name == null || request.headers().first(name).isEmpty()) {
            return;
        }
        List<Map.Entry<String, String>> lines = new ArrayList<>();
        request.headers()
                .entries()
                .forEach(line -> lines.add(
                        line.getKey().equalsIgnoreCase(name) ? Map.entry("X-Proxied-" + name, line.getValue()) : line));
        var renamed = with(sample.subject(), Headers.ofLines(lines), request.url(), request.body());
        assertThat(causes(renamed)).containsExactly(Cause.RENAMED_HEADER);

        lines.removeIf(line -> line.getKey().startsWith("X-Proxied-"));
        var dropped = with(sample.subject(), Headers.ofLines(lines), request.url(), request.body());
        assertThat(Diagnosis.of(dropped, List.of())).singleElement().satisfies(finding -> {
            assertThat(finding.cause()).isEqualTo(Cause.MISSING_HEADER);
            assertThat(finding.message()).contains(name);
        });
    }

    @ParameterizedTest
    @MethodSource("samples")
    void aWrongSecretIsAWrongSecretAndNothingElse(Sample sample) {
        var subject = sample.subject();
        var wrong = new Subject(
                subject.scheme(),
                List.of(new Secret("secret-id", "entirely-wrong-9f2c")),
                subject.keys(),
                subject.request(),
                subject.now());
        var rules = subject.scheme().anyOf();
        boolean text = rules.stream()
                .allMatch(rule -> rule.secret().equals(SecretForm.TEXT)
                        && (rule.algorithm().family() == Algorithm.Family.HMAC
                                || rule.algorithm().family() == Algorithm.Family.TOKEN)
                        && rule.require().isEmpty());
        if (text) {
            assertThat(causes(wrong)).containsExactly(Cause.WRONG_SECRET);
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void nothingThatIsSaidHoldsASecretOrASignature(Sample sample) {
        var subject = sample.subject();
        var request = subject.request();
        var spoilt = with(subject, request.headers(), request.url(), "[]".getBytes(StandardCharsets.UTF_8));
        var said = Diagnosis.of(spoilt, List.of()).toString();
        sample.vector().secrets().stream()
                .filter(secret -> secret.length() > "secret".length())
                .forEach(secret -> assertThat(said).doesNotContain(secret));
        sample.scheme().anyOf().stream()
                .filter(rule -> rule.signature().header() != null)
                .flatMap(rule -> request.headers().all(rule.signature().header()).stream())
                .filter(value -> value.length() > 4)
                .forEach(value -> assertThat(said).doesNotContain(value));
    }

    /** Not every scheme notices everything: some sign single fields of the body. */
    private static boolean isRefused(Subject subject) {
        return !causes(subject).contains(Cause.GENUINE);
    }

    private static List<Cause> causes(Subject subject) {
        return Diagnosis.of(subject, List.of()).stream().map(Finding::cause).toList();
    }

    private static Subject with(Subject subject, Headers headers, String url, byte[] body) {
        var request = new InboundRequest(subject.request().method(), url, headers, body);
        return new Subject(subject.scheme(), subject.secrets(), subject.keys(), request, subject.now());
    }
}
