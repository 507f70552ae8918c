package dev.gatehouse.signature;

import java.time.Instant;
import java.util.Set;

/** Checks one rule with the secrets that fit it. Safe for use by many threads. */
sealed interface Check permits RuleCheck, JwsCheck, MessageCheck, ClientCertificateCheck {

    /**
     * Looks whether the rule is fulfilled.
     *
     * @return the id of the secret that signed; null when the sender's published key did
     */
    String check(InboundRequest request, Instant now) throws VerificationFailure;

    /** Names of the headers that are signed. */
    Set<String> headers();
}
