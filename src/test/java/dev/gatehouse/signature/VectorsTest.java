package dev.gatehouse.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.gatehouse.signature.TestVector.Verdict;
import dev.gatehouse.signature.VerificationFailure.Reason;
import java.util.List;
import java.util.Objects;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What the providers' vectors say, and that they say enough for a check that is missing to be noticed. */
class VectorsTest {

    @TestFactory
    Stream<DynamicNode> everyVectorComesOutAsItsFileSays() {
        return signing()
                .map(provider -> dynamicContainer(
                        provider.id(),
                        vectors(provider).stream()
                                .map(vector -> dynamicTest(
                                        vector.name(),
                                        () -> assertThat(vector.outcome(provider.scheme()))
                                                .isEqualTo(vector.expected())))));
    }

    @TestFactory
    Stream<DynamicTest> everyVectorIsCounted() {
        return each(provider -> {
            int all = vectors(provider).size();
            assertThat(Call.PROVIDERS.vectors(provider.id()).tally()).isEqualTo(new ProviderVectors.Tally(all, all));
        });
    }

    @TestFactory
    Stream<DynamicTest> everyRuleOfASchemeHasARequestThatItTakesOnItsOwn() {
        return each(provider -> assertThat(provider.scheme().anyOf()).allSatisfy(rule -> {
            var alone = new SignatureScheme(List.of(rule));
            assertThat(valid(provider)).anyMatch(vector -> vector.passes(alone));
        }));
    }

    @TestFactory
    Stream<DynamicTest> anotherBodyIsRefused() {
        return each(provider -> {
            if (provider.scheme().anyOf().stream().allMatch(SignatureRule::readsBody)) {
                assertThat(Stream.of(Reason.NO_MATCH, Reason.UNMET_CONDITION)
                                .flatMap(reason -> changedIn(provider, reason, VectorsTest::onlyBody).stream()))
                        .isNotEmpty();
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> anotherSecretIsRefused() {
        return each(provider -> {
            if (!provider.scheme().anyOf().stream().allMatch(Secrets::needsNone)) {
                assertThat(Stream.of(Reason.NO_MATCH, Reason.UNMET_CONDITION)
                                .flatMap(reason -> changedIn(provider, reason, VectorsTest::onlySecrets).stream()))
                        .isNotEmpty();
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> noSignatureIsRefused() {
        return each(provider ->
                assertThat(refused(provider, Reason.MISSING_SIGNATURE)).isNotEmpty());
    }

    @TestFactory
    Stream<DynamicTest> atLeastThreeRequestsAreRefused() {
        return each(provider -> assertThat(vectors(provider))
                .filteredOn(vector -> vector.expect() == Verdict.INVALID)
                .hasSizeGreaterThanOrEqualTo(3));
    }

    @TestFactory
    Stream<DynamicTest> aSecondTooOldAndASecondTooEarlyAreRefusedByEveryRuleWithATimestamp() {
        return each(provider -> {
            for (var rule : provider.scheme().anyOf()) {
                if (rule.timestamp() != null) {
                    assertThat(outOfTime(provider, rule)).contains(-1, 1);
                }
            }
        });
    }

    /** -1 for a request that a second's more patience would take and whose clock is behind its valid twin's, 1 ahead. */
    private static List<Integer> outOfTime(Provider provider, SignatureRule rule) {
        int patience = rule.timestamp().toleranceSeconds();
        var strict = new SignatureScheme(List.of(rule));
        var patient = new SignatureScheme(List.of(rule.withTolerance(patience + 1)));
        return valid(provider).stream()
                .filter(valid -> valid.passes(strict))
                .flatMap(valid -> refused(provider, Reason.TIMESTAMP_OUTSIDE_TOLERANCE)
                        .filter(vector -> onlyClock(valid, vector))
                        .filter(vector -> vector.outcome(patient).equals("valid"))
                        .map(vector -> Long.signum(vector.clock() - valid.clock())))
                .toList();
    }

    /** Requests refused for a reason that differ from a valid one in one thing only. */
    private static List<TestVector> changedIn(
            Provider provider, Reason reason, BiPredicate<TestVector, TestVector> onlyChange) {
        return refused(provider, reason)
                .filter(vector -> valid(provider).stream().anyMatch(valid -> onlyChange.test(valid, vector)))
                .toList();
    }

    private static boolean onlyBody(TestVector a, TestVector b) {
        return !sameBody(a, b) && sameRest(a, b) && sameHeaders(a, b) && sameSecrets(a, b) && sameClock(a, b);
    }

    private static boolean onlySecrets(TestVector a, TestVector b) {
        return sameBody(a, b) && sameRest(a, b) && sameHeaders(a, b) && !sameSecrets(a, b) && sameClock(a, b);
    }

    private static boolean onlyClock(TestVector a, TestVector b) {
        return sameBody(a, b) && sameRest(a, b) && sameHeaders(a, b) && sameSecrets(a, b) && !sameClock(a, b);
    }

    private static boolean sameBody(TestVector a, TestVector b) {
        return Objects.equals(a.request().body(), b.request().body())
                && Objects.equals(a.request().bodyBase64(), b.request().bodyBase64());
    }

    private static boolean sameRest(TestVector a, TestVector b) {
        return Objects.equals(a.request().method(), b.request().method())
                && Objects.equals(a.request().url(), b.request().url());
    }

    private static boolean sameHeaders(TestVector a, TestVector b) {
        return a.request().headers().equals(b.request().headers());
    }

    private static boolean sameSecrets(TestVector a, TestVector b) {
        return a.secrets().equals(b.secrets());
    }

    private static boolean sameClock(TestVector a, TestVector b) {
        return Objects.equals(a.clock(), b.clock());
    }

    private static List<TestVector> valid(Provider provider) {
        return vectors(provider).stream()
                .filter(vector -> vector.expect() == Verdict.VALID)
                .toList();
    }

    private static Stream<TestVector> refused(Provider provider, Reason reason) {
        return vectors(provider).stream().filter(vector -> vector.why() == reason);
    }

    private static List<TestVector> vectors(Provider provider) {
        return Call.PROVIDERS.vectors(provider.id()).vectors();
    }

    private static Stream<Provider> signing() {
        return Call.PROVIDERS.all().stream().filter(provider -> provider.scheme() != null);
    }

    private static Stream<DynamicTest> each(Consumer<Provider> check) {
        return signing().map(provider -> dynamicTest(provider.id(), () -> check.accept(provider)));
    }
}
