package dev.gatehouse.diagnosis;

import dev.gatehouse.signature.Secret;
import java.util.stream.Stream;

/** Secrets that are known here and do not count for this endpoint now. */
record OtherSecrets(Subject subject) implements Hypothesis {

    @Override
    public Stream<Guess> guesses(Attempt from) {
        return Stream.concat(
                subject.previous().stream()
                        .map(previous -> guess(
                                from,
                                previous.secret(),
                                Cause.PREVIOUS_SECRET,
                                "The sender signs with a previous secret of this endpoint, which ended at "
                                        + previous.endedAt() + " (fingerprint "
                                        + previous.secret().fingerprint() + ").")),
                subject.foreign().stream()
                        .map(foreign -> guess(
                                from,
                                foreign.secret(),
                                Cause.SECRET_OF_OTHER_ENDPOINT,
                                "The sender signs with the secret of the endpoint " + foreign.endpoint()
                                        + ": is it the other mode, test for live, or another account?")));
    }

    private static Guess guess(Attempt from, Secret secret, Cause cause, String message) {
        return new Guess(Finding.of(cause, message), from.with(secret));
    }
}
