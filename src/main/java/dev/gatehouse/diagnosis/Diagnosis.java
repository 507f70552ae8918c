package dev.gatehouse.diagnosis;

import dev.gatehouse.signature.InvalidSecret;
import dev.gatehouse.signature.SentTime;
import dev.gatehouse.signature.VerificationFailure;
import dev.gatehouse.signature.VerificationFailure.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** Finds out why a request is refused, by verifying it again with one thing put right at a time. */
public final class Diagnosis {

    /** What is said of an endpoint that takes everything. */
    public static final Finding NOTHING_TO_VERIFY = Finding.likely(
            Cause.NOTHING_TO_VERIFY,
            "the endpoint takes every request, because its provider is none",
            "choose a provider, so that strangers are kept out");

    /** More would confuse; the likeliest come first. */
    private static final int MOST_FINDINGS = 3;

    private static final List<Function<Subject, Stream<Suspicion>>> GUESSES =
            List.of(SecretGuesses::of, SignatureGuesses::of, HeaderGuesses::of, UrlGuesses::of, BodyGuesses::of);

    private Diagnosis() {}

    /**
     * What is wrong, at least one finding. A clock that is off and one other thing are found together.
     *
     * @param subject the request and the endpoint's scheme and secrets
     * @param others secrets that do not count and may have signed
     */
    public static List<Finding> of(Subject subject, List<KnownSecret> others) {
        try {
            return findings(subject, others);
        } catch (InvalidSecret noneThatFits) {
            return List.of(Finding.likely(Cause.UNPROVEN, noneThatFits.getMessage(), "enter the provider's secret"));
        }
    }

    private static List<Finding> findings(Subject subject, List<KnownSecret> others) {
        var failure = subject.failure();
        if (failure.isEmpty()) {
            return List.of(Finding.proven(
                    Cause.GENUINE, "the signature matches", "nothing is to be done; what was refused can be released"));
        }
        if (failure.get().reason() == Reason.KEYS_UNAVAILABLE) {
            return List.of(Likely.of(failure.get()));
        }
        var sent = SentTime.of(subject.scheme(), subject.request()).filter(time -> isOff(failure.get()));
        var inTime = sent.map(subject::at).orElse(subject);
        var findings = new ArrayList<Finding>();
        sent.ifPresent(time -> findings.add(clock(time, subject.now())));
        if (!inTime.isGenuine()) {
            findings.addAll(causes(inTime, others));
        }
        return findings;
    }

    private static boolean isOff(VerificationFailure failure) {
        return failure.reason() == Reason.TIMESTAMP_OUTSIDE_TOLERANCE;
    }

    private static Finding clock(Instant sent, Instant now) {
        var apart = Duration.between(sent, now);
        return Finding.proven(
                Cause.CLOCK,
                "its timestamp lies " + apart.abs().toSeconds() + " s " + (apart.isNegative() ? "after" : "before")
                        + " the time it was looked at",
                "set the clocks of both sides by NTP; if the sender is slow by nature, raise"
                        + " verification.toleranceSeconds; an old request can't be used again on purpose");
    }

    private static List<Finding> causes(Subject subject, List<KnownSecret> others) {
        var known = others.stream().map(other -> new Suspicion(other.finding(), subject.with(other.secret())));
        var guessed = GUESSES.stream().flatMap(guess -> guess.apply(subject));
        var proven = Stream.concat(known, guessed)
                .filter(suspicion -> suspicion.mended().isGenuine())
                .map(Suspicion::finding)
                .distinct()
                .limit(MOST_FINDINGS)
                .toList();
        return proven.isEmpty() ? Likely.causes(subject) : proven;
    }
}
