package dev.gatehouse.diagnosis;

import dev.gatehouse.signature.Secret;
import java.time.Instant;

/**
 * A secret that does not count for the endpoint and may have signed all the same.
 *
 * @param secret the secret
 * @param endpoint slug of the endpoint whose secret it is
 * @param ended when it stopped to count; null for one of another endpoint
 */
public record KnownSecret(Secret secret, String endpoint, Instant ended) {

    Finding finding() {
        return ended == null
                ? Finding.proven(
                        Cause.SECRET_OF_ANOTHER_ENDPOINT,
                        "signed with the secret of the endpoint " + endpoint,
                        "enter the secret of the account that sends to this endpoint, or have that account send to "
                                + endpoint + "; test and live accounts have secrets of their own")
                : Finding.proven(
                        Cause.PREVIOUS_SECRET,
                        "signed with a previous secret of this endpoint, which counted until " + ended,
                        "have the provider use the new secret, or add the previous one again until it does");
    }
}
