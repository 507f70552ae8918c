package dev.gatehouse.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.gatehouse.signature.TestVector.Verdict;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every genuine request there is, with one thing changed, is refused. */
class MutationsTest {

    /** A genuine request and the scheme that takes it. */
    private record Genuine(SignatureScheme scheme, TestVector vector) {

        String outcome(SentRequest request, List<String> secrets, Long clock) {
            return new TestVector(
                            vector.name(),
                            vector.source(),
                            null,
                            request,
                            secrets,
                            clock,
                            vector.documents(),
                            vector.anchors(),
                            vector.publicKeys(),
                            Verdict.VALID,
                            null)
                    .outcome(scheme);
        }

        String with(SentRequest request) {
            return outcome(request, vector.secrets(), vector.clock());
        }

        String withHeader(String name, String value) {
            var headers = new LinkedHashMap<>(vector.request().headers());
            headers.put(name, List.of(value));
            var sent = vector.request();
            return with(new SentRequest(sent.method(), sent.url(), headers, sent.body(), sent.bodyBase64()));
        }
    }

    @TestFactory
    Stream<DynamicTest> aByteMoreInTheBodyIsRefused() {
        return each(genuine -> {
            var sent = genuine.vector().request();
            if (everyRule(genuine, SignatureRule::readsBody) && sent.body() != null) {
                var longer = new SentRequest(sent.method(), sent.url(), sent.headers(), sent.body() + "x", null);
                assertThat(genuine.with(longer)).isNotEqualTo("valid");
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> aSecretWithOneCharacterChangedIsRefused() {
        return each(genuine -> {
            if (!genuine.vector().secrets().isEmpty()) {
                var secrets = genuine.vector().secrets().stream()
                        .map(MutationsTest::changedInTheMiddle)
                        .toList();
                assertThat(genuine.outcome(
                                genuine.vector().request(),
                                secrets,
                                genuine.vector().clock()))
                        .isNotEqualTo("valid");
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> anotherDayIsRefused() {
        return each(genuine -> {
            if (everyRule(genuine, rule -> rule.timestamp() != null)) {
                long week = 8 * 24 * 3600L;
                for (long away : new long[] {-week, week}) {
                    assertThat(genuine.outcome(
                                    genuine.vector().request(),
                                    genuine.vector().secrets(),
                                    genuine.vector().clock() + away))
                            .isEqualTo("timestamp-outside-tolerance");
                }
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> aSignatureWithOneCharacterChangedIsRefused() {
        return each(genuine -> {
            var first = genuine.scheme().anyOf().get(0).signature();
            var values = genuine.vector().request().headers().get(first.header());
            if (genuine.scheme().anyOf().size() == 1 && first.separator() == null && values != null) {
                for (int at = 0; at < values.get(0).length() - 3; at++) {
                    var value = changed(values.get(0), at);
                    assertThat(genuine.withHeader(first.header(), value))
                            .as(value)
                            .isNotEqualTo("valid");
                }
            }
        });
    }

    private static boolean everyRule(Genuine genuine, Predicate<SignatureRule> holds) {
        return genuine.scheme().anyOf().stream().allMatch(holds);
    }

    private static String changedInTheMiddle(String secret) {
        return changed(secret, secret.length() / 2);
    }

    private static String changed(String text, int at) {
        char now = text.charAt(at);
        char then = now == '1' ? '2' : '1';
        return text.substring(0, at) + then + text.substring(at + 1);
    }

    private static Stream<DynamicTest> each(Consumer<Genuine> check) {
        return Call.PROVIDERS.all().stream()
                .filter(provider -> provider.scheme() != null)
                .flatMap(provider -> Call.PROVIDERS.vectors(provider.id()).vectors().stream()
                        .filter(vector -> vector.expect() == Verdict.VALID)
                        .map(vector -> dynamicTest(
                                provider.id() + ": " + vector.name(),
                                () -> check.accept(new Genuine(provider.scheme(), vector)))));
    }
}
