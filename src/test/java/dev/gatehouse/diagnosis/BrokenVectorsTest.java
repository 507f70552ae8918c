package dev.gatehouse.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.gatehouse.signature.GenuineRequest;
import dev.gatehouse.signature.Secret;
import dev.gatehouse.signature.SignatureRule;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every genuine request there is, broken in every way that can be undone, is explained. */
class BrokenVectorsTest {

    @TestFactory
    Stream<DynamicTest> aGenuineRequestVerifies() {
        return each(all -> true, genuine -> {
            assertThat(genuine.report().verifies()).isTrue();
            assertThat(genuine.causes()).isEmpty();
        });
    }

    @TestFactory
    Stream<DynamicTest> anotherSecretIsAWrongSecretAndNothingElse() {
        return each(
                BrokenVectorsTest::isShared,
                genuine -> assertThat(genuine.withOtherSecrets().causes()).isEqualTo(List.of(Cause.WRONG_SECRET)));
    }

    @TestFactory
    Stream<DynamicTest> aSecretThatEndedIsNamed() {
        return each(BrokenVectorsTest::isShared, genuine -> {
            var ended = genuine.subject().secrets().stream()
                    .map(secret -> new Subject.Previous(secret, genuine.at()))
                    .toList();
            assertThat(genuine.knowing(ended, List.of()).withOtherSecrets().causes())
                    .isEqualTo(List.of(Cause.PREVIOUS_SECRET));
        });
    }

    @TestFactory
    Stream<DynamicTest> theSecretOfAnotherEndpointIsNamed() {
        return each(BrokenVectorsTest::isShared, genuine -> {
            var foreign = genuine.subject().secrets().stream()
                    .map(secret -> new Subject.Foreign(secret, "shop-test"))
                    .toList();
            var report = genuine.knowing(List.of(), foreign).withOtherSecrets().report();
            assertThat(report.findings())
                    .singleElement()
                    .satisfies(finding -> assertThat(finding.message()).contains("shop-test"));
        });
    }

    @TestFactory
    Stream<DynamicTest> aDayTooLateIsTheClock() {
        return each(genuine -> genuine.everyRule(rule -> rule.timestamp() != null), genuine -> {
            var late = genuine.at(genuine.at().plus(Duration.ofDays(8)));
            assertThat(late.causes()).isEqualTo(List.of(Cause.CLOCK));
        });
    }

    @TestFactory
    Stream<DynamicTest> aLineBreakAfterTheBodyIsNoticed() {
        return each(
                BrokenVectorsTest::signsTheBody,
                genuine -> assertThat(genuine.withBody((text(genuine) + "\n").getBytes(StandardCharsets.ISO_8859_1))
                                .causes())
                        .containsExactly(Cause.BODY_TRAILING_NEWLINE));
    }

    @TestFactory
    Stream<DynamicTest> otherLineEndsAreNoticed() {
        return each(
                genuine -> signsTheBody(genuine)
                        && text(genuine).contains("\n")
                        && !text(genuine).contains("\r"),
                genuine -> assertThat(genuine.withBody(
                                        text(genuine).replace("\n", "\r\n").getBytes(StandardCharsets.ISO_8859_1))
                                .causes())
                        .containsExactly(Cause.BODY_LINE_ENDS));
    }

    @TestFactory
    Stream<DynamicTest> jsonThatWasWrittenAnewIsNoticed() {
        return each(BrokenVectorsTest::signsPlainJson, genuine -> {
            for (var form : JsonForms.of(genuine.request().body()).toList()) {
                if (!text(genuine).equals(new String(form.bytes(), StandardCharsets.ISO_8859_1))) {
                    assertThat(genuine.withBody(form.bytes()).causes())
                            .as(form.message())
                            .containsExactly(Cause.BODY_RESERIALISED);
                    break;
                }
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> aCompressedBodyIsNoticed() {
        return each(
                BrokenVectorsTest::signsTheBody,
                genuine -> assertThat(
                                genuine.withBody(gzip(genuine.request().body())).causes())
                        .containsExactly(Cause.BODY_COMPRESSED));
    }

    @TestFactory
    Stream<DynamicTest> aHeaderUnderAnotherNameIsNoticed() {
        return each(BrokenVectorsTest::hasItsSignatureInOneHeader, genuine -> {
            var header = header(genuine);
            var report = genuine.renamed(header, "X-Proxied-" + header).report();
            assertThat(report.findings()).extracting(Finding::cause).containsExactly(Cause.HEADER_RENAMED);
            assertThat(report.findings().get(0).message()).contains("X-Proxied-" + header);
        });
    }

    @TestFactory
    Stream<DynamicTest> aHeaderThatWasDroppedIsNamed() {
        return each(
                BrokenVectorsTest::hasItsSignatureInOneHeader,
                genuine -> assertThat(genuine.without(header(genuine)).report().findings())
                        .singleElement()
                        .satisfies(finding -> {
                            assertThat(finding.cause()).isEqualTo(Cause.HEADER_MISSING);
                            assertThat(finding.field()).isEqualTo("headers." + header(genuine));
                        }));
    }

    @TestFactory
    Stream<DynamicTest> anotherUrlIsNoticed() {
        return each(
                genuine ->
                        genuine.everyRule(rule -> String.valueOf(rule.signed()).contains("{url}")),
                genuine -> {
                    var url = genuine.request().url().replaceFirst("^https", "http");
                    assertThat(genuine.withUrl(url).causes()).containsExactly(Cause.WRONG_URL);
                });
    }

    @TestFactory
    Stream<DynamicTest> noAnswerShowsASecretOrASignature() {
        return each(BrokenVectorsTest::isShared, genuine -> {
            var secrets = Stream.concat(
                    genuine.subject().secrets().stream(), genuine.withOtherSecrets().subject().secrets().stream());
            var signatures = header(genuine) == null
                    ? Stream.<String>empty()
                    : genuine.request().headers().all(header(genuine)).stream();
            var canaries = Stream.concat(secrets.map(Secret::text), signatures)
                    .filter(text -> text.length() > 12)
                    .map(text -> text.substring(text.length() - 12))
                    .toList();
            Stream.of(genuine, genuine.withOtherSecrets(), genuine.withBody(new byte[] {'x'}))
                    .map(patient -> patient.report().toString())
                    .forEach(report -> assertThat(canaries)
                            .allSatisfy(canary -> assertThat(report).doesNotContain(canary)));
        });
    }

    private static boolean isShared(Patient genuine) {
        return genuine.everyRule(SignatureRule::hasSharedSecret)
                && genuine.everyRule(rule -> rule.require().isEmpty() && rule.jws() == null);
    }

    private static boolean signsTheBody(Patient genuine) {
        return genuine.everyRule(rule -> rule.signed() != null
                        && rule.signed().matches("(?s).*\\{body(\\|sha256)?(\\|hex|\\|base64)?}.*")
                        && rule.require().isEmpty())
                && genuine.everyRule(
                        rule -> rule.timestamp() == null || rule.timestamp().at() == null)
                && genuine.everyRule(rule -> rule.signature().header() != null)
                && genuine.request().body().length > 0;
    }

    /** Written as one of the known styles writes it. */
    private static boolean signsPlainJson(Patient genuine) {
        var text = text(genuine);
        return signsTheBody(genuine)
                && JsonForms.of(genuine.request().body())
                        .anyMatch(form -> text.equals(new String(form.bytes(), StandardCharsets.ISO_8859_1)));
    }

    private static boolean hasItsSignatureInOneHeader(Patient genuine) {
        return genuine.subject().scheme().anyOf().stream()
                                .map(rule -> String.valueOf(rule.signature().header()))
                                .distinct()
                                .count()
                        == 1
                && header(genuine) != null
                && genuine.request().headers().all(header(genuine)).size() == 1;
    }

    private static String header(Patient genuine) {
        return genuine.subject().scheme().anyOf().get(0).signature().header();
    }

    private static String text(Patient genuine) {
        return new String(genuine.request().body(), StandardCharsets.ISO_8859_1);
    }

    private static byte[] gzip(byte[] body) {
        var all = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(all)) {
            gzip.write(body);
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
        return all.toByteArray();
    }

    private static Stream<DynamicTest> each(Predicate<Patient> applies, Consumer<Patient> check) {
        return GenuineRequest.all()
                .filter(genuine -> applies.test(Patient.of(genuine)))
                .map(genuine -> dynamicTest(genuine.name(), () -> check.accept(Patient.of(genuine))));
    }
}
